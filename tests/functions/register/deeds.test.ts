import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InputOf, OutputOf } from '../../../shared/api'
import { addMs, chinaDay, DAY_MS, MINUTE_MS, toInstant } from '../../../shared/kernel/instant'
import { PROJECT_ROOT } from '../../../emulator/project-root'
import { membershipRow } from '../../../emulator/seed/rows'
import { exported } from '../../support/register/exports'
import { code, DISTRICT } from '../../support/register/sheets'
import { ADMIN, CITY_ADMIN, DISPATCHER, draw, OFFICER, startTown, SUPERVISOR, type TownUnderTest } from '../../support/town'

const MIGRATION = join(PROJECT_ROOT, 'cloudfunctions/_database/migrations/20261128040100_deeds.sql')

let town: TownUnderTest
beforeAll(async () => {
  town = await startTown()
}, 120_000)
afterAll(() => town.stop())

type Deeds = OutputOf<'deed.list'>['items']
const deeds = async (narrowed: Partial<InputOf<'deed.list'>> = {}, openid = ADMIN): Promise<Deeds> => (await town.must('deed.list', { areaId: DISTRICT, limit: 50, ...narrowed }, openid)).items
const looks = (openid = ADMIN): Promise<Deeds> => deeds({ kind: 'look' }, openid)
const minutePasses = (): Promise<unknown> => town.emulator.clock.moveTo(town.emulator.clock.now() + MINUTE_MS)
const personIdOf = async (workName: string): Promise<string> => (await town.read<{ id: string }>('persons', { work_name: workName }))[0]?.id ?? ''
const update = (sql: string, values: unknown[]): Promise<unknown> => town.emulator.database.query(`update mashangban.cases set ${sql}`, values)

const saved = { areaId: '370613001', name: '云澜审计有限公司', uscc: code(7), contact: { name: '王示例', phone: '13900005077' } }
const save = (input: Partial<InputOf<'register.saveCompany'>>) => town.must('register.saveCompany', { requestId: draw(), companyId: null, ...saved, ...input }, ADMIN)

async function looked(reason: string): Promise<{ id: string; number: string }> {
  const { caseId, number } = await town.file()
  await town.must('case.openContact', { caseId, requestId: draw(), reason }, OFFICER)
  return { id: caseId, number }
}

it('what an administrator changes is noted with its request, once, by its name; what changed nothing is not', async () => {
  const requestId = draw()
  const { companyId } = await save({ requestId })
  expect(await save({ requestId })).toMatchObject({ companyId })
  const { contact: _contact, ...same } = saved
  expect(await save({ ...same, companyId, seen: 1 })).toMatchObject({ changed: false })
  const found = (await deeds()).filter(({ kind }) => kind === 'register')
  expect(found).toMatchObject([{ words: '登记或更正了企业', name: '云澜审计有限公司', opens: { of: 'company', id: companyId }, reason: null, caseNumber: null, person: { id: await personIdOf('孙管') } }])
})

it('rules, assignments, exports and codes are noted with what they were about', async () => {
  const { ruleId } = await town.must('register.addRule', { requestId: draw(), areaId: DISTRICT }, ADMIN)
  const { assigned } = await town.must('register.assign', { requestId: draw(), areaId: DISTRICT }, ADMIN)
  await town.must('register.dropRule', { requestId: draw(), ruleId }, ADMIN)
  await exported(town, { of: 'companies', areaId: DISTRICT })
  await exported(town, { of: 'cases', tab: { of: 'supervise', areaId: DISTRICT }, box: 'open', search: '欠薪' }, SUPERVISOR)
  await town.must('directory.reissueCode', { requestId: draw(), companyId: 'company-1', reason: '牌子坏了', revokeOnly: false }, ADMIN)
  const found = await deeds()
  expect(found.find(({ words }) => words.startsWith('按规则'))).toMatchObject({ many: assigned, name: '莱山区' })
  expect(found.filter(({ kind }) => kind === 'export').map(({ name }) => name).sort()).toEqual(['企业名册：莱山区，在营', '诉求列表'].sort())
  expect(found.filter(({ kind }) => kind === 'code')).toMatchObject([{ name: '云澜禾田食品有限公司' }])
  expect(JSON.stringify(found)).not.toContain('欠薪')
})

describe('a look at sealed data', () => {
  it('says who, when, whose and why; the case only to whoever may read it', async () => {
    const { id, number } = await looked('约定上门时间')
    expect(await looks()).toMatchObject([{ words: '查看了联系方式', name: '云澜禾田食品有限公司', reason: '约定上门时间', opens: null, caseNumber: null, person: { name: '林知远' } }])
    const admin = await personIdOf('孙管')
    const [{ unit_id: unitId = '' } = {}] = await town.read<{ unit_id: string }>('memberships', { person_id: admin })
    await town.insert('memberships', [membershipRow(admin, { role: 'supervisor', areaId: DISTRICT, unitId })])
    expect(await looks()).toMatchObject([{ caseNumber: number, opens: { of: 'case', id } }])
    await town.emulator.database.query('delete from mashangban.memberships where person_id = $1 and role = \'supervisor\'', [admin])
  })

  it('of a confidential case, and of one that goes round the reader, is not told at all', async () => {
    const secret = await looked('核实线索')
    await update('confidential = true where id = $1', [secret.id])
    const about = await looked('核实投诉')
    await update('closed_to = $2 where id = $1', [about.id, [`p:${await personIdOf('孙管')}`]])
    expect((await looks()).map(({ reason }) => reason)).toEqual(['约定上门时间'])
    // Another administrator above is not shut out of the second.
    expect((await looks(CITY_ADMIN)).map(({ reason }) => reason)).toEqual(['核实投诉', '约定上门时间'])
  })
})

it('a company’s page tells who files for it, its codes, who looked, and of its requests only those that the reader may read', async () => {
  const read = (openid = ADMIN) => town.must('deed.ofCompany', { companyId: 'company-1' }, openid)
  const shown = await read()
  expect(shown.people[0]).toMatchObject({ owner: true })
  expect(shown.codes).toMatchObject([{ status: 'active' }])
  expect([shown.cases, shown.looks.map(({ reason }) => reason)]).toEqual([[], ['约定上门时间']])
  expect((await town.must('register.company', { companyId: 'company-1' }, ADMIN)).cases).toBeGreaterThan(0)
  const admin = await personIdOf('孙管')
  const [{ unit_id: unitId = '' } = {}] = await town.read<{ unit_id: string }>('memberships', { person_id: admin })
  await town.insert('memberships', [membershipRow(admin, { role: 'supervisor', areaId: DISTRICT, unitId })])
  const { caseId, number } = await town.file({ text: '路灯坏了，请修一下。' })
  const { cases } = await read()
  expect(cases.find(({ id }) => id === caseId)).toMatchObject({ number, status: 'filed' })
  // Neither the confidential one nor that which goes round him, though a supervisor of the district reads both else.
  expect((await read(CITY_ADMIN)).cases).toEqual([])
  const hidden = await town.emulator.database.query<{ id: string }>('select id from mashangban.cases where confidential or closed_to @> $1', [[`p:${admin}`]])
  expect(hidden.length).toBe(2)
  expect(cases.filter(({ id }) => hidden.some((one) => one.id === id))).toEqual([])
  await town.emulator.database.query('delete from mashangban.memberships where person_id = $1 and role = \'supervisor\'', [admin])
  expect(await town.call('deed.ofCompany', { companyId: 'company-1' }, SUPERVISOR)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
})

it('looking is noted, once a minute and with its first page', async () => {
  await minutePasses()
  const looksHere = async (): Promise<number> => (await town.read('deeds', { kind: 'deed', area: DISTRICT, person_id: await personIdOf('孙管') })).length
  const before = await looksHere()
  const { next } = await town.must('deed.list', { areaId: DISTRICT, limit: 2 }, ADMIN)
  await deeds({ kind: 'look' })
  await town.must('deed.list', { areaId: DISTRICT, limit: 2, cursor: next ?? undefined }, ADMIN)
  expect(await looksHere()).toBe(before + 1)
  expect((await deeds({ kind: 'deed' }))[0]).toMatchObject({ words: '看了审计记录', name: '莱山区' })
})

it('is read page by page, and narrowed by person, kind and day', async () => {
  const all = await deeds()
  const paged: Deeds = []
  for (let cursor: string | undefined; ;) {
    const page = await town.must('deed.list', { areaId: DISTRICT, limit: 3, cursor }, ADMIN)
    paged.push(...page.items)
    if (page.next === null) break
    cursor = page.next
  }
  expect(paged.map(({ id, at }) => [id, at])).toEqual(all.map(({ id, at }) => [id, at]))
  const officer = await personIdOf('林知远')
  expect((await deeds({ personId: officer })).map(({ kind }) => kind)).toEqual(['look'])
  expect(await deeds({ personId: officer, kind: 'register' })).toEqual([])
  const today = chinaDay(toInstant(town.emulator.clock.now()))
  expect(await deeds({ from: today, until: today })).toHaveLength(all.length)
  expect(await deeds({ until: chinaDay(addMs(toInstant(town.emulator.clock.now()), -DAY_MS)) })).toEqual([])
})

it('is of administrators, each for his area', async () => {
  for (const [openid, areaId] of [[SUPERVISOR, DISTRICT], [DISPATCHER, DISTRICT], [ADMIN, '370602'], [OFFICER, DISTRICT]] as const) {
    expect(await town.call('deed.list', { areaId }, openid)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  }
  expect(await town.read('deeds', { kind: 'deed', person_id: await personIdOf('钱督') })).toEqual([])
})

it('what was asked for before there were notes is carried over by what its reply says', async () => {
  const { query } = town.emulator.database
  const carried = (/^insert into mashangban\.deeds (select d\.\* from mashangban\.requests[^]*) on conflict/m.exec(readFileSync(MIGRATION, 'utf8')))?.[1] ?? ''
  const noted = async (): Promise<unknown[]> => query(`select area, id, kind, of, thing from (${carried}) w where kind in ('register', 'export', 'look') and action not in ('register.assign', 'register.dropRule', 'register.addRule') order by area, id`)
  const before = await noted()
  expect(before.length).toBeGreaterThan(5)
  expect(before).toEqual(await query(`select area, id, kind, of, thing from mashangban.deeds where kind in ('register', 'export', 'look') and action not in ('register.assign', 'register.dropRule', 'register.addRule') order by area, id`))
  await query('update mashangban.requests set of = null, id = null where action in (\'register.saveCompany\', \'export.begin\')')
  expect(await noted()).toEqual(before)
})

it('a note stands: neither the application nor the owner can alter or take it away', async () => {
  const { query } = town.emulator.database
  for (const sql of ['update mashangban.deeds set person_id = \'\'', 'delete from mashangban.deeds', 'truncate mashangban.deeds']) await expect(query(sql)).rejects.toThrow(/refused/)
  const app = await town.emulator.database.query<{ may: boolean }>(`select has_table_privilege('mashangban_app', 'mashangban.deeds', 'update') or has_table_privilege('mashangban_app', 'mashangban.deeds', 'delete') as may`)
  expect(app).toMatchObject([{ may: false }])
})

// Last: it takes the companies of an officer away.
it('things of the register, offices, settings and hand-overs are noted where they lie, by their names', async () => {
  const [street, unit] = ['370613002', 'unit-water']
  const { id } = await town.must('register.saveUnit', { requestId: draw(), id: null, areaId: street, name: '审计服务站', kind: 'station' }, ADMIN)
  await town.must('register.closeThing', { requestId: draw(), of: 'unit', id, seen: 1, open: false, preview: true }, ADMIN)
  await town.must('register.closeThing', { requestId: draw(), of: 'unit', id, seen: 1, open: false }, ADMIN)
  const office = await town.must('register.saveOffice', { requestId: draw(), id: null, areaId: DISTRICT, role: 'department', unitId: unit, name: '审小员', phone: '13900006611' }, ADMIN)
  await town.must('register.closeThing', { requestId: draw(), of: 'office', id: office.id, seen: 1, open: false }, ADMIN)
  const people = await town.must('handover.people', { areaId: DISTRICT }, ADMIN)
  const [from, to] = ['林知远', '沈路遥'].map((name) => people.people.find((each) => each.name === name)?.personId ?? '')
  await town.must('handover.carryOut', { requestId: draw(), areaId: DISTRICT, fromId: from ?? '', toIds: [to ?? ''] }, ADMIN)
  await town.must('settings.propose', { requestId: draw(), areaId: '370600', name: 'hotline', value: '0000-67890', citation: '示例市公布的电话' }, CITY_ADMIN)
  const found = await deeds()
  expect(found.filter(({ words }) => ['登记或更正了单位', '撤销、结束或重新启用了', '登记或更正了职务', '安排了工作交接'].includes(words)).map(({ words, name }) => [words, name]).sort()).toEqual([
    ['登记或更正了单位', '审计服务站'], ['撤销、结束或重新启用了', '审计服务站'], ['登记或更正了职务', '审小员'], ['撤销、结束或重新启用了', '审小员'], ['安排了工作交接', '林知远'],
  ].sort())
  const ofCity = await deeds({ areaId: '370600' }, CITY_ADMIN)
  expect(ofCity.filter(({ kind }) => kind === 'settings')).toMatchObject([{ words: '改了设置或提出改动', name: '烟台市' }])
  expect(ofCity.filter(({ kind }) => kind === 'handover')).toMatchObject([{ name: '林知远' }])
  expect(found.filter(({ kind }) => kind === 'settings')).toEqual([])
})
