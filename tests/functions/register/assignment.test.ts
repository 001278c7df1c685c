import { CITY_ADMIN, draw, OFFICER, startTown, type TownUnderTest } from '../../support/town'
import { exported, fileOf } from '../../support/register/exports'
import { ADMIN, code, csvOf, DISTRICT, dryRun, take } from '../../support/register/sheets'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const STREET = '370613002'
const bring = async (from: number, many: number, street = '初家街道'): Promise<void> => {
  const rows = Array.from({ length: many }, (_, at) => [`云澜新店${from + at}`, code(from + at), street])
  await take(town, 'import.apply', (await dryRun(town, csvOf([['企业名称', '统一社会信用代码', '所属街道'], ...rows]))).id)
}
const unmatched = async (): Promise<number> => (await town.must('register.overview', { areaId: DISTRICT }, ADMIN)).unmatched

it('what the rules would do is shown first, balanced by load; applied it is so, and noted; again it changes nothing', async () => {
  const before = await unmatched()
  await bring(100, 11)
  expect((await town.must('register.rules', { areaId: DISTRICT }, ADMIN))).toMatchObject({ rules: [], unmatched: before + 11, shares: [], left: before + 11, later: 0 })
  const { ruleId } = await town.must('register.addRule', { requestId: draw(), areaId: STREET }, ADMIN)
  const shown = await town.must('register.rules', { areaId: DISTRICT }, ADMIN)
  expect(shown.rules).toEqual([{ id: ruleId, areaId: STREET, areaName: '初家街道', industry: null, industryName: null, size: null, key: false, officers: [] }])
  const loads = shown.shares.map(({ before: had, more }) => had + more)
  expect(loads.length).toBe(2)
  expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
  const requestId = draw()
  const reply = await town.must('register.assign', { requestId, areaId: DISTRICT }, ADMIN)
  expect(reply).toEqual({ assigned: shown.shares.reduce((sum, { more }) => sum + more, 0), left: shown.left, later: 0 })
  expect(await town.must('register.assign', { requestId, areaId: DISTRICT }, ADMIN)).toEqual(reply)
  expect(await unmatched()).toBe(shown.left)
  const { items: [one] } = await town.must('register.companies', { areaId: DISTRICT, search: code(100) }, ADMIN)
  const { items: changes } = await town.must('register.changes', { of: 'company', id: one?.id ?? '' }, ADMIN)
  expect(changes[0]).toMatchObject({ who: '孙管', file: null, fields: [{ label: '服务专员', before: null }] })
  expect(await town.must('register.assign', { requestId: draw(), areaId: DISTRICT }, ADMIN)).toEqual({ assigned: 0, left: shown.left, later: 0 })
})

it('a company that appears is matched the same minute; without a rule for it, it stays on the list', async () => {
  const left = await unmatched()
  await bring(200, 3)
  expect(await unmatched()).toBe(left + 3)
  await town.emulator.runTimers()
  expect(await unmatched()).toBe(left)
  const { rules } = await town.must('register.rules', { areaId: DISTRICT }, ADMIN)
  await town.must('register.dropRule', { requestId: draw(), ruleId: rules[0]?.id ?? '' }, ADMIN)
  await bring(300, 2)
  await town.emulator.runTimers()
  expect(await unmatched()).toBe(left + 2)
})

it('however many no rule is for, those that one is for are matched: shown, by the button and by the clock; and beyond a thousand', async () => {
  await bring(1000, 1001, '黄海路街道')
  await bring(2100, 1200)
  const left = await unmatched()
  const { ruleId } = await town.must('register.addRule', { requestId: draw(), areaId: STREET }, ADMIN)
  const shown = await town.must('register.rules', { areaId: DISTRICT }, ADMIN)
  const more = shown.shares.reduce((sum, share) => sum + share.more, 0)
  expect(more).toBe(1000)
  expect([shown.unmatched, shown.left + more + shown.later]).toEqual([left, left])
  expect(shown.later).toBeGreaterThanOrEqual(200)
  expect(shown.left).toBeGreaterThanOrEqual(1001)
  expect(await town.must('register.assign', { requestId: draw(), areaId: DISTRICT }, ADMIN)).toEqual({ assigned: 1000, left: shown.left, later: shown.later })
  await bring(3400, 1100)
  await town.emulator.runTimers()
  expect(await unmatched()).toBe(shown.left)
  await town.must('register.dropRule', { requestId: draw(), ruleId }, ADMIN)
}, 120_000)

it('who is away gets nothing new; a pool is kept to; what is wrong is told', async () => {
  await bring(5000, 2)
  const officers = (await town.must('register.officers', { areaId: DISTRICT, limit: 50 }, ADMIN)).items
  const [first, second] = officers
  await town.must('register.addRule', { requestId: draw(), areaId: STREET, officers: [first?.id ?? '', second?.id ?? ''] }, ADMIN)
  expect((await town.must('register.rules', { areaId: DISTRICT }, ADMIN)).shares.map(({ personId }) => [first?.id, second?.id].includes(personId))).toEqual(expect.arrayContaining([true]))
  await town.emulator.database.query('update mashangban.persons set leave = $1 where id = any($2)', [JSON.stringify({ from: '2020-01-01T00:00:00.000Z', to: '2099-01-01T00:00:00.000Z', standIn: null, standInName: null, standInPhone: null }), [first?.id, second?.id]])
  expect((await town.must('register.rules', { areaId: DISTRICT }, ADMIN)).shares).toEqual([])
  expect(await town.call('register.addRule', { requestId: draw(), areaId: STREET, industry: '天文' }, ADMIN)).toMatchObject({ error: { code: 'INDUSTRY_UNKNOWN' } })
  expect(await town.call('register.addRule', { requestId: draw(), areaId: STREET, officers: ['nobody'] }, ADMIN)).toMatchObject({ error: { code: 'TARGET_NOT_FOUND' } })
  expect(await town.call('register.addRule', { requestId: draw(), areaId: '370602001' }, ADMIN)).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
  expect(await town.call('register.rules', { areaId: DISTRICT }, OFFICER)).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
})

it('who added and dropped which rule is shown, dropped ones too, to whoever administers the area: page by page, and in a file', async () => {
  const [neighbour, quiet] = ['370613004', '370613005']
  const changes = async (id: string, openid = ADMIN, more: { limit?: number; cursor?: string } = {}) => town.call('register.changes', { of: 'rule', id, ...more }, openid)
  const [officer] = (await town.must('register.officers', { areaId: DISTRICT, limit: 50 }, ADMIN)).items
  const { ruleId } = await town.must('register.addRule', { requestId: draw(), areaId: neighbour, industry: 'C13', key: true, officers: [officer?.id ?? ''] }, ADMIN)
  await town.must('register.dropRule', { requestId: draw(), ruleId }, ADMIN)
  await town.must('register.addRule', { requestId: draw(), areaId: neighbour }, CITY_ADMIN)
  const { items } = await town.must('register.changes', { of: 'rule', id: neighbour }, ADMIN)
  expect(items.map(({ who, created, dropped, fields }) => [who, created, dropped, fields.map(({ label, before, after }) => [label, before, after])])).toEqual([
    ['齐总管', true, false, [['哪里的企业', null, '解甲庄街道'], ['只管重点企业', null, '否'], ['给谁', null, '企业所在区域的人，谁手上少给谁']]],
    ['孙管', false, true, expect.arrayContaining([['哪里的企业', '解甲庄街道', null], ['行业', 'C13 农副食品加工业', null], ['只管重点企业', '是', null], ['给谁', officer?.name, null]])],
    ['孙管', true, false, expect.arrayContaining([['给谁', null, officer?.name]])],
  ])
  const { 变更历史: [, , ...lines] = [] } = await fileOf(await exported(town, { of: 'changes', areaId: DISTRICT, thing: 'rule', id: neighbour }))
  expect(lines.map(([, , who, , what, part]) => [who, what, part]).slice(0, 4)).toEqual([['齐总管', '登记', '哪里的企业'], ['齐总管', '登记', '只管重点企业'], ['齐总管', '登记', '给谁'], ['孙管', '去掉', '哪里的企业']])
  // Of the district those of its streets; of another street, and of another district, nothing.
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: { items: { id: string }[]; next: string | null } = await town.must('register.changes', { of: 'rule', id: DISTRICT, limit: 1, ...(cursor === null ? {} : { cursor }) }, ADMIN)
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== null)
  expect(seen.slice(0, 3)).toEqual(items.map(({ id }) => id))
  expect(new Set(seen).size).toBe(seen.length)
  expect(await changes(quiet)).toMatchObject({ ok: true, data: { items: [], next: null } })
  expect(await changes('370602')).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
  expect(await changes(DISTRICT, OFFICER)).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
  expect(await changes('nowhere')).toMatchObject({ error: { code: 'THING_NOT_FOUND' } })
})

it('officers are found by a part of their name or unit, page by page, also one whom no first page shows; each once, with what he has', async () => {
  const many = 60
  const persons = Array.from({ length: many }, (_, at) => ({ id: `zz-officer-${String(at).padStart(3, '0')}`, name: at === many - 1 ? '申屠末位' : `申屠${at}` }))
  for (const { id, name } of persons) {
    await town.emulator.database.query(`insert into mashangban.persons (tenant, id, elder, work_name, unit_name) select p.tenant, $1, p.elder, $2, '示例服务站' from mashangban.persons p where p.work_name = '林知远'`, [id, name])
  }
  // Of two areas: still one person.
  await town.insert('memberships', persons.flatMap(({ id }) => [STREET, '370613001'].map((place) => ({ person_id: id, role: 'officer', place, area_id: place, unit_id: 'unit-station-370613002', company_id: null, head: false, owner: false }))))
  const first = await town.must('register.officers', { areaId: DISTRICT, search: '申屠', limit: 50 }, ADMIN)
  expect(first.items).toHaveLength(50)
  expect(first.items.map(({ name }) => name)).not.toContain('申屠末位')
  const second = await town.must('register.officers', { areaId: DISTRICT, search: '申屠', limit: 50, cursor: first.next ?? '' }, ADMIN)
  expect([second.items.length, second.next]).toEqual([10, null])
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(many)
  expect((await town.must('register.officers', { areaId: DISTRICT, search: '末位' }, ADMIN)).items).toEqual([{ id: persons.at(-1)?.id, name: '申屠末位', unitName: '示例服务站', companies: 0 }])
  expect((await town.must('register.officers', { areaId: STREET, search: '示例服务' }, ADMIN)).items).toHaveLength(20)
  expect((await town.must('register.officers', { areaId: DISTRICT, search: '查无此人' }, ADMIN)).items).toEqual([])
  // Whoever is found can be chosen.
  expect(await town.call('register.addRule', { requestId: draw(), areaId: STREET, officers: [persons.at(-1)?.id ?? ''] }, ADMIN)).toMatchObject({ ok: true })
  expect(await town.call('register.officers', { areaId: DISTRICT }, OFFICER)).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
  expect(await town.call('register.officers', { areaId: '370602' }, ADMIN)).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
  expect(await town.hops('register.officers')).toBe(1)
})
