import { verifyChain, type VerifiableEntry } from '../../shared/flow/chain'
import { rmSync } from 'node:fs'
import { createVictim, pause, type Victim } from './victim'
import { type Acknowledged, write } from './writers'
import { bundledFunctions } from '../support/bundles'
import { temporaryFolder } from '../support/temporary-folder'

/** How often node is killed: 5 in `npm test`, 50 in `npm run test:kill`; each of the other ways once for every five. */
const KILLS = Number(process.env.KILLS ?? 5)
const OTHERS = Math.max(1, Math.floor(KILLS / 5))
const WRITERS = 4

/** Ways to die, and whether node lives on. */
const WAYS = { node: false, postmaster: true, backend: true, both: false } as const
type Way = keyof typeof WAYS

/** In turn, so that a way meets what another one left. */
const ROUNDS: readonly Way[] = Array.from({ length: KILLS }, (_, at): Way[] => [...(at % 5 === 0 && at / 5 < OTHERS ? (['backend', 'postmaster', 'both'] as const) : []), 'node']).flat()

let folder: string
let victim: Victim
beforeAll(async () => {
  folder = temporaryFolder('kill-')
  victim = createVictim(folder, await bundledFunctions())
  await victim.start()
}, 300_000)
afterAll(async () => {
  await victim.killNode()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
})

const strike: Record<Way, () => Promise<void>> = {
  node: () => victim.killNode(), postmaster: () => victim.killPostmaster(), backend: () => victim.killBackend(), both: () => victim.killBoth(),
}

const openidOf = (at: number): string => `demo-owner-${at + 1}`

/** People write, the system is struck at a random moment, and where node lives on they write on. Gives what was acknowledged. */
async function round(way: Way): Promise<Acknowledged[]> {
  let over = false
  const kept: Acknowledged[] = []
  const writers = Array.from({ length: WRITERS }, (_, at) => write(victim, openidOf(at), `company-${at + 1}`, () => over, kept))
  const reach = async (many: number): Promise<void> => {
    for (let waited = 0; kept.length < many && waited < 60_000; waited += 20) await pause(20)
    expect(kept.length).toBeGreaterThanOrEqual(many)
  }
  await reach(WRITERS)
  await pause(Math.random() * 800)
  // Before the blow: whoever meets a dead system then knows that it will not come back.
  if (!WAYS[way]) over = true
  await strike[way]()
  // Everybody is served again, without anybody having started anything.
  if (WAYS[way]) await reach(kept.length + WRITERS)
  over = true
  await Promise.all(writers)
  if (!WAYS[way]) await victim.start()
  return kept
}

/** Rows that a statement which is all or nothing can't leave behind; every one is named with its case. */
const HALVES = `
  select c.id, 'entries' as lacks from mashangban.cases c where c.version <> (select count(*) from mashangban.entries e where e.tenant = c.tenant and e.of = 'case' and e.id = c.id)
  union all select e.id, 'content' from mashangban.entries e where not exists (select from mashangban.entry_contents x where x.tenant = e.tenant and x.of = e.of and x.id = e.id and x.seq = e.seq)
  union all select c.id, 'code' from mashangban.cases c where not exists (select from mashangban.codes k where k.tenant = c.tenant and k.of = 'case' and k.id = c.id)
  union all select c.id, 'search' from mashangban.cases c where not exists (select from mashangban.finds f where f.tenant = c.tenant and f.of = 'case' and f.id = c.id)
  union all select c.id, 'places' from mashangban.cases c where not exists (select from mashangban.lies_in l where l.tenant = c.tenant and l.of = 'case' and l.id = c.id)
  union all select e.id, 'request' from mashangban.entries e where e.kind in ('filed', 'noted') and (select count(*) from mashangban.requests r where r.tenant = e.tenant and r.of = 'case' and r.id = e.id)
    < (select count(*) from mashangban.entries n where n.tenant = e.tenant and n.of = 'case' and n.id = e.id and n.kind in ('filed', 'noted'))`

it('runs on a server that flushes every commit to the disk', async () => {
  const settings = await victim.rows<{ name: string; setting: string }>("select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') order by name")
  expect(settings.map(({ name, setting }) => `${name}=${setting}`)).toEqual(['fsync=on', 'full_page_writes=on', 'synchronous_commit=on'])
})

it(`keeps every acknowledged request once, with its whole record, over ${ROUNDS.length} deaths of node, of PostgreSQL and of both`, async () => {
  const kept: Acknowledged[] = []
  for (const way of ROUNDS) kept.push(...(await round(way)))
  expect(kept.length).toBeGreaterThanOrEqual(ROUNDS.length * WRITERS)

  for (const { caseId, openid, filing, versions } of kept) {
    const receipt = await victim.call<{ headHash: string; entries: VerifiableEntry[] }>('case.receipt', { caseId }, openid)
    if (!receipt?.ok) throw new Error(`an acknowledged case is gone: ${caseId} ${JSON.stringify(receipt)}`)
    expect(verifyChain(receipt.data.entries, receipt.data.headHash)).toMatchObject({ ok: true })
    // An act whose answer was cut off may be there; one that was acknowledged must be.
    expect(receipt.data.entries.length).toBeGreaterThanOrEqual(versions.length)
    expect(new Set(versions).size).toBe(versions.length)
    expect(await victim.call('case.file', filing, openid)).toMatchObject({ ok: true, data: { caseId, version: 1 } })
  }
  expect(await victim.rows('select words, count(*) from mashangban.cases group by words having count(*) > 1')).toEqual([])
  expect(await victim.rows(HALVES)).toEqual([])
}, 60_000 + ROUNDS.length * 60_000)
