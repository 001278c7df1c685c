import { withClient } from '../../../cloudfunctions/_database/prepare'
import { personIdOf } from '../../../cloudfunctions/_runtime/person-id'
import { ACTIONS, type ActionName } from '../../../shared/api'
import { watch, type Watched } from '../../plans/watched'
import { code, csvOf, dryRun, take } from '../../support/register/sheets'
import { ADMIN, CITY_ADMIN, DISPATCHER, draw, OFFICER, OTHER_OFFICER, OWNER, RESIDENT, startTown, SUPERVISOR, type TownUnderTest } from '../../support/town'
import { keysOf, register } from '../joining/official.support'
import { double, OTHER } from './doubled.support'

/** A cursor tells a place in a list and nothing else: whoever has another's, of another list or another tenant, sees what he sees without it, or less. */
let town: TownUnderTest
/** The second tenant, in which these people hold the same offices, and of which none of these lists has a row. */
let other: Watched | undefined
let caseId: string
let importId: string

const DISTRICT = '370613'
/** Every list: what is asked, who has two rows of it at least, and who has not what he has. */
const LISTS: Partial<Record<ActionName, readonly [input: () => object, whose: string, stranger: string]>> = {
  'directory.inbox': [() => ({}), OFFICER, OTHER_OFFICER],
  'directory.officials': [() => ({ search: '游标' }), RESIDENT, OWNER],
  'register.companies': [() => ({ areaId: DISTRICT }), ADMIN, OFFICER],
  'register.changes': [() => ({ of: 'company', id: 'company-1' }), ADMIN, DISPATCHER],
  'register.decisionsOf': [() => ({ areaId: DISTRICT, sort: 'unlisted' }), ADMIN, OFFICER],
  'register.notJoined': [() => ({ areaId: DISTRICT }), ADMIN, SUPERVISOR],
  'register.officers': [() => ({ areaId: DISTRICT, search: '游标' }), ADMIN, OFFICER],
  'register.things': [() => ({ of: 'window', areaId: DISTRICT }), ADMIN, OFFICER],
  'import.rows': [() => ({ importId, act: 'new' }), ADMIN, OFFICER],
  'import.list': [() => ({ areaId: DISTRICT }), ADMIN, DISPATCHER],
  'export.list': [() => ({}), ADMIN, CITY_ADMIN],
  'case.list': [() => ({ tab: { of: 'mine' }, box: 'open' }), OFFICER, OTHER_OFFICER],
  'supervision.list': [() => ({ caseId }), SUPERVISOR, RESIDENT],
  'deed.list': [() => ({ areaId: DISTRICT }), ADMIN, OFFICER],
  'pairing.mine': [() => ({}), SUPERVISOR, DISPATCHER],
  'print.list': [() => ({ areaId: DISTRICT }), ADMIN, OFFICER],
  'binding.list': [() => ({ areaId: DISTRICT }), ADMIN, OFFICER],
  'binding.record': [() => ({ companyId: 'company-1' }), ADMIN, RESIDENT],
  'unlisted.list': [() => ({ areaId: DISTRICT, state: 'waiting' }), ADMIN, OFFICER],
}
const EACH = Object.entries(LISTS).map(([action, [input, whose, stranger]]) => [action as ActionName, input, whose, stranger] as const)

interface Listed { items: unknown[]; next: string | null }
type Ask = (action: ActionName, input: object, openid: string) => Promise<Listed | string>
const asking = (call: (action: ActionName, input: never, openid: string) => Promise<unknown>): Ask => async (action, input, openid) => {
  const reply = (await call(action, input as never, openid)) as { ok: true; data: { items?: unknown[]; subjects?: unknown[]; next: string | null } } | { ok: false; error: { code: string } }
  return reply.ok ? { items: reply.data.items ?? reply.data.subjects ?? [], next: reply.data.next } : reply.error.code
}
let here: Ask
let there: Ask
/** Two rows have two pages; a list without a limit has long ones. */
const small = (action: ActionName): object => (action === 'directory.officials' ? {} : { limit: 1 })
const all = async (ask: Ask, action: ActionName, input: object, openid: string): Promise<Listed | string> => {
  const items: unknown[] = []
  for (let cursor: string | null = null; ;) {
    const page = await ask(action, { ...input, ...(cursor === null ? {} : { cursor }) }, openid)
    if (typeof page === 'string') return page
    items.push(...page.items)
    if (page.next === null) return { items, next: null }
    cursor = page.next
  }
}

/** Everything but places and people is taken from the second tenant, and the people of these lists hold their offices there too. */
const emptied = (): Promise<void> => withClient(town.emulator.database.ownerUrl, async (owner) => {
  for (const table of ['cases', 'lies_in', 'followers', 'messages', 'companies', 'changes', 'import_rows', 'imports', 'exports', 'deeds', 'supervisions', 'pairings', 'windows', 'unlisted', 'prints', 'bindings', 'binding_notes']) {
    await owner.query(`alter table mashangban.${table} disable trigger user`)
    await owner.query(`delete from mashangban.${table} where tenant = $1`, [OTHER])
    await owner.query(`alter table mashangban.${table} enable trigger user`)
  }
  await owner.query("delete from mashangban.memberships where tenant = $1 and person_id like 'cursor-%'", [OTHER])
  for (const openid of [OFFICER, ADMIN, SUPERVISOR, RESIDENT]) {
    for (const [table, column] of [['persons', 'id'], ['memberships', 'person_id']] as const) await owner.query(`update mashangban.${table} set ${column} = $1 where tenant = $2 and ${column} = $3`, [personIdOf(OTHER, openid), OTHER, keysOf(town).idOf(openid)])
  }
})

beforeAll(async () => {
  town = await startTown()
  here = asking((action, input, openid) => town.call(action, input, openid))
  for (let nth = 0; nth < 2; nth++) await town.file()
  caseId = (await town.file()).caseId
  const order = async () => town.must('supervision.order', { caseId, requestId: draw(), seen: await town.version(caseId, SUPERVISOR), text: '请说明办到哪一步', day: '2026-12-04' }, SUPERVISOR)
  const { supervisionId } = await order()
  await town.must('supervision.withdraw', { supervisionId, requestId: draw(), seen: 1, text: '已经说明' }, SUPERVISOR)
  await order()
  for (let nth = 0; nth < 60; nth++) await register(town, { id: `cursor-official-${String(nth).padStart(6, '0')}`, name: `游标${nth}`, phone: `139007700${String(nth).padStart(2, '0')}` })
  await town.insert('pairings', ['company-1', 'company-2'].map((company_id) => ({ company_id, person_id: keysOf(town).idOf(SUPERVISOR), rank: 'leader' })))
  await town.insert('unlisted', [1, 2].map((nth) => ({ id: `un-${nth}`, name: `游标店${nth}`, area_id: '370613001', filed_at: '2026-01-05T01:00:00.000Z', last_at: '2026-01-05T01:00:00.000Z', state: 'waiting', version: 1 })))
  const at = '2026-11-20T01:00:00.000Z'
  await town.insert('prints', [1, 2].map((nth) => ({
    id: `pr-${nth}`, area_id: '370613001', person_id: 'somebody', of: 'company', template: 'cards', chosen: { by: 'area', which: 'all' }, words: '示例', state: 'ready', found: { before: 0, unknown: [] },
    total: 1, done: 1, left_out: 0, sample: '', list: '', failure: null, made_at: at, ended_at: at, until: '2027-01-05T01:00:00.000Z',
  })))
  await town.insert('bindings', [1, 2].map((nth) => ({ id: `bi-${nth}`, company_id: 'company-1', person_id: `cursor-owner-${nth}`, standing: 'owner', way: 'licence', state: 'waiting', made_at: at })))
  await town.insert('binding_notes', [1, 2].map((nth) => ({ company_id: 'company-1', at, id: `bn-${nth}`, kind: 'asked', person_id: `cursor-owner-${nth}`, by_id: `cursor-owner-${nth}`, side: 'person', standing: 'owner', way: 'licence', words: null })))
  for (const version of [2, 3]) await town.insert('changes', [{ of: 'company', id: 'company-1', version, at: '2026-11-20T01:00:00.000Z', person_id: 'somebody', back: false, what: { address: ['a', 'b'] } }])
  const sheet = (from: number) => csvOf([['统一社会信用代码', '企业名称', '所属街道'], ...[from, from + 1].map((at) => [code(at), `云澜游标${at}有限公司`, '初家街道'])])
  for (const from of [700, 710]) importId = (await take(town, 'import.apply', (await dryRun(town, sheet(from))).id)).id
  for (let nth = 0; nth < 2; nth++) {
    const { exportId } = await town.must('export.begin', { requestId: draw(), list: { of: 'companies', areaId: DISTRICT } }, ADMIN)
    await town.must('export.work', { exportId }, ADMIN)
  }
  await double(town)
  await emptied()
  const { environment, database } = town.emulator
  // The very same keys, which two tenants never have: only whose a row is keeps them apart.
  const second = watch({ ...environment, TENANT: OTHER, DATABASE_APP_URL: database.appUrl }, { before: () => Promise.resolve(), after: () => undefined })
  other = second
  there = asking((action, input, openid) => second.call(action, input, openid))
}, 240_000)
afterAll(async () => {
  await other?.close()
  await town.stop()
})

test('every list that has a cursor is asked', () => {
  const shapes = Object.entries(ACTIONS).flatMap(([action, { input }]) => ('shape' in input && 'cursor' in (input.shape) ? [action] : []))
  expect(Object.keys(LISTS).sort()).toEqual(shapes.sort())
})

test.each(EACH)('%s', async (action, input, whose, stranger) => {
  const first = await here(action, { ...input(), ...small(action) }, whose)
  const cursor = typeof first === 'string' ? first : first.next
  expect(first).toMatchObject({ next: expect.stringMatching(/./) })
  const after = { ...input(), cursor: cursor ?? '' }
  // With it whoever was given it goes on.
  expect(await here(action, after, whose)).not.toMatchObject({ items: [] })

  // Somebody else of the same tenant: refused as without it, or of what is his.
  const [own, his] = [await all(here, action, input(), stranger), await here(action, after, stranger)]
  if (typeof own === 'string') expect(his).toBe(own)
  else for (const item of (his as Listed).items) expect(own.items).toContainEqual(item)

  // The same person, in office in another tenant, where nothing of it is.
  const elsewhere = await there(action, after, whose)
  if (typeof elsewhere === 'string') expect(elsewhere).toMatch(/NOT_FOUND$/)
  else expect(elsewhere).toMatchObject({ items: [], next: null })
  // Somebody who is nobody there.
  const nobody = await there(action, after, stranger)
  if (typeof nobody !== 'string') expect(nobody).toMatchObject({ items: [], next: null })
})

describe('a file that was brought in', () => {
  const STEPS = ['import.read', 'import.apply', 'import.stop', 'import.undo', 'import.work', 'import.show', 'import.returned'] as const
  const asked = (action: ActionName, id: string): object => (['import.work', 'import.show', 'import.returned'].includes(action) ? { importId: id } : { requestId: draw(), importId: id })

  test.each(STEPS)('%s: refused to whoever does not administer its area, and unknown in another tenant', async (action) => {
    for (const openid of [OFFICER, DISPATCHER, SUPERVISOR, OWNER, RESIDENT]) expect([openid, await here(action, asked(action, importId), openid)]).toEqual([openid, 'NOT_ALLOWED'])
    expect(await there(action, asked(action, importId), ADMIN)).toBe('IMPORT_NOT_FOUND')
  })

  test('one of the city is not the district’s', async () => {
    const { id } = await dryRun(town, csvOf([['统一社会信用代码', '企业名称', '所属街道'], [code(730), '云澜市有限公司', '向阳街道']]), {}, { openid: CITY_ADMIN, areaId: '370600' })
    for (const action of STEPS) expect([action, await here(action, asked(action, id), ADMIN)]).toEqual([action, 'NOT_ALLOWED'])
  })
})

test('the file of an export is given to nobody but whoever asked for it, in no other tenant', async () => {
  const [mine] = ((await here('export.list', {}, ADMIN)) as Listed).items as { id: string }[]
  const exportId = mine?.id ?? ''
  expect(typeof await here('export.show', { exportId }, ADMIN)).toBe('object')
  for (const openid of [CITY_ADMIN, OFFICER, DISPATCHER, RESIDENT]) expect([openid, await here('export.show', { exportId }, openid)]).toEqual([openid, expect.stringMatching(/^(EXPORT_NOT_FOUND|NOT_ALLOWED)$/)])
  expect(await there('export.show', { exportId }, ADMIN)).toMatch(/^(EXPORT_NOT_FOUND|NOT_ALLOWED)$/)
})

test('a link to a file holds for that file alone, and only as it was given', async () => {
  const { url } = await town.must('import.returned', { importId }, ADMIN)
  expect((await fetch(url)).status).toBe(200)
  const link = new URL(url)
  const elsewhere = new URL(url)
  elsewhere.pathname = link.pathname.replace(/.(?=-returned)/, (last) => (last === '0' ? '1' : '0'))
  expect((await fetch(elsewhere)).status).toBeGreaterThanOrEqual(400)
  for (const name of link.searchParams.keys()) {
    const without = new URL(url)
    without.searchParams.delete(name)
    expect([name, (await fetch(without)).status >= 400]).toEqual([name, true])
  }
})
