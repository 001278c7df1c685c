import { verifyChain } from '../../../shared/flow/chain'
import { wholeReceipt } from '../../support/cases/whole-receipt'
import { brokenPromises } from '../../support/cases/whole-record'
import { draw, OFFICER, OWNER, startTown, type TownUnderTest } from '../../support/town'

const ACTS = 2000

interface Cost {
  trips: number
  bytes: number
}

let town: TownUnderTest
let caseId: string
const costs: Cost[] = []
beforeAll(async () => {
  town = await startTown()
  caseId = (await town.file()).caseId
  for (let at = 0; at < ACTS; at++) {
    await town.must('case.note', { caseId, requestId: draw(), seen: 1 + at, text: `第 ${at} 条记录：${'情况'.repeat(at % 40)}` }, OWNER)
    if (at % 100 === 99) costs.push(...(await costsOfLast(100)))
  }
}, 600_000)
afterAll(() => town.stop())

/** What the newest acts cost at the database, as their log lines say. */
async function costsOfLast(many: number): Promise<Cost[]> {
  const lines = await town.surface<{ line: string }[]>(`logs?count=${many + 50}`)
  return lines.map(({ line }) => JSON.parse(line) as { action?: string; trips: number; sent: number; received: number })
    .filter(({ action }) => action === 'case.note').slice(-many).map(({ trips, sent, received }) => ({ trips, bytes: sent + received }))
}

const total = (of: readonly Cost[], what: keyof Cost): number => of.reduce((sum, cost) => sum + cost[what], 0)

it('its row stays small however long its record grows', async () => {
  const [row] = await town.emulator.database.query<{ bytes: number }>('select octet_length(c::text) as bytes from mashangban.cases c where c.id = $1', [caseId])
  expect(row?.bytes).toBeGreaterThan(500)
  expect(row?.bytes).toBeLessThan(16 * 1024)
})

it('the last hundred acts cost what the first hundred did, in trips and in bytes', () => {
  expect(costs).toHaveLength(ACTS)
  const [first, last] = [costs.slice(0, 100), costs.slice(-100)]
  expect(Math.max(...costs.map(({ trips }) => trips))).toBe(2)
  for (const what of ['trips', 'bytes'] as const) expect(total(last, what) / total(first, what)).toBeLessThanOrEqual(2)
})

it('reading it costs one trip and a page of its record', async () => {
  await town.surface('stats/reset', {})
  const { trail, version } = await town.must('case.get', { caseId }, OFFICER)
  expect([trail.length, version]).toEqual([30, ACTS + 1])
  expect(await town.hops('case.get')).toBe(1)
})

it('its receipt comes in pages of a hundred, which verify together and not when one is missing', async () => {
  const { entries, headHash, pages } = await wholeReceipt(town, caseId, OWNER)
  expect(pages).toBe(Math.ceil((ACTS + 1) / 100))
  expect(verifyChain(entries, headHash)).toEqual({ ok: true, checked: ACTS + 1, withheld: 0 })
  expect(verifyChain([...entries.slice(0, 100), ...entries.slice(200)], headHash).ok).toBe(false)
  expect(verifyChain(entries.slice(0, -1), headHash)).toMatchObject({ ok: false, why: 'head' })
  expect((await town.must('case.receipt', { caseId, after: ACTS + 1 }, OWNER)).entries).toEqual([])
  expect(await brokenPromises(town, [caseId])).toEqual([])
})

it('a note longer than a page may be keeps a receipt within what a reply may be', async () => {
  const { caseId: other } = await town.file()
  for (let at = 0; at < 101; at++) await town.must('case.note', { caseId: other, requestId: draw(), seen: 1 + at, text: '情'.repeat(2000) }, OWNER)
  const { entries, headHash } = await wholeReceipt(town, other, OWNER)
  expect(verifyChain(entries, headHash)).toMatchObject({ ok: true, checked: 102 })
})
