import { replayed } from '../../../shared/register/changes'
import { personIdOf } from '../../../cloudfunctions/_runtime/person-id'
import { ADMIN, CITY_ADMIN, draw, OFFICER, SECOND_CITY_ADMIN, startTown, type TownUnderTest } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const clockTo = async (iso: string): Promise<void> => { await town.emulator.clock.moveTo(Date.parse(iso)); await town.emulator.runTimers() }

const DISTRICT = '370613'
const STREET = '370613002'
const STATION = `unit-station-${STREET}`
const NEW = { id: null, areaId: STREET, role: 'officer', unitId: STATION, name: '新来的', workPhone: '0000-7', phone: '13900007777' } as const

const codeOf = async (reply: Promise<{ ok: boolean; error?: { code: string } }>): Promise<string> => { const { ok, error } = await reply; return ok ? 'ok' : error?.code ?? '' }
const save = (over: object, who = ADMIN) => town.call('register.saveOffice', { requestId: draw(), ...NEW, ...over }, who)
const made = async (over: object, who = ADMIN): Promise<string> => { const reply = await save(over, who); if (!reply.ok) throw new Error(reply.error.code); return reply.data.id }
const shown = async (id: string) => { const found = await town.must('register.thing', { of: 'office', id }, CITY_ADMIN); if (found.of !== 'office') throw new Error('no office'); return found }
const rows = async <Row extends object>(sql: string, ...values: unknown[]): Promise<Row[]> => town.emulator.database.query<Row>(sql, values)

it('registers somebody who has never signed in; he is found again by his number, and his second office is his', async () => {
  const requestId = draw()
  const first = await town.must('register.saveOffice', { requestId, ...NEW }, ADMIN)
  expect(await town.must('register.saveOffice', { requestId, ...NEW }, ADMIN)).toEqual(first)
  expect(await shown(first.id)).toMatchObject({ name: '新来的', joined: false, phoneMasked: '139****7777', role: 'officer', areaId: STREET, unitName: '初家街道企业服务站', until: null, companies: 0 })
  const second = await made({ role: 'dispatcher', areaId: DISTRICT, unitId: 'unit-centre-370613', name: '新来的人' })
  expect(second.split(':')[0]).toBe(first.id.split(':')[0])
  expect(await shown(first.id)).toMatchObject({ name: '新来的人', version: 2 })
  expect((await town.must('register.things', { of: 'office', areaId: DISTRICT, search: '13900007777' }, ADMIN)).items.map(({ id }) => id).sort()).toEqual([first.id, second].sort())
  expect((await town.must('register.things', { of: 'office', areaId: DISTRICT, search: '服务站', limit: 50 }, ADMIN)).items.length).toBeGreaterThan(5)
  const { items } = await town.must('register.changes', { of: 'office', id: first.id }, ADMIN)
  expect(items).toMatchObject([{ version: 2, fields: [{ label: '姓名', before: '新来的', after: '新来的人' }] }, { version: 1, created: true }])
  expect(items[1]?.fields.find(({ field }) => field === 'phone')).toEqual({ field: 'phone', label: '手机号', before: null, after: null, sealed: true })
  expect(JSON.stringify(await rows('select what from mashangban.changes'))).not.toContain('13900007777')
})

it('an office beside another does not change by which unit companies know him; that ends with the office', async () => {
  const calledBy = async (id: string): Promise<unknown> => (await rows<{ unit_name: string }>('select unit_name from mashangban.persons where id = $1', id.split(':')[0]))[0]?.unit_name
  const station = '初家街道企业服务站'
  const first = await made({ phone: '13900009191', name: '两头跑' })
  const second = await made({ phone: '13900009191', name: '两头跑', role: 'dispatcher', areaId: DISTRICT, unitId: 'unit-centre-370613' })
  expect(await calledBy(first)).toBe(station)
  await town.must('register.saveOffice', { requestId: draw(), ...NEW, id: second, seen: 1, name: '两头跑', role: 'dispatcher', areaId: DISTRICT, unitId: 'unit-water', phone: undefined }, ADMIN)
  expect(await calledBy(first)).toBe(station)
  await town.must('register.closeThing', { requestId: draw(), of: 'office', id: first, seen: (await shown(first)).version }, ADMIN)
  expect(await calledBy(first)).not.toBe(station)
  // As an officer again, he is known by that.
  await made({ phone: '13900009191', name: '两头跑' })
  expect(await calledBy(first)).toBe(station)
})

it('whoever has signed in with the number is who he is; his number is his own', async () => {
  const id = await made({ role: 'officer', areaId: STREET, phone: '13800000104', name: '顾长青', unitId: STATION })
  expect(await shown(id)).toMatchObject({ joined: true, name: '顾长青' })
  expect(await codeOf(save({ id, seen: 1, name: '顾长青', phone: '13900001111' }))).toBe('OFFICE_PHONE_HIS')
})

it('is refused where it does not fit', async () => {
  const id = await made({ phone: '13900002222' })
  const next = { phone: '13900003333' }
  expect([
    await codeOf(save(next, OFFICER)), await codeOf(save({ ...next, areaId: '370602001' })), await codeOf(save({ ...next, unitId: 'unit-city-integrity' })), await codeOf(save({ ...next, unitId: 'none' })), await codeOf(save({ ...next, areaId: 'none' })),
    await codeOf(save({ phone: undefined })), await codeOf(save({ phone: '05351234567' })), await codeOf(save({ phone: '13900002222' })), await codeOf(save({ ...next, until: '2020-01-01' })),
    await codeOf(save({ id, seen: 9, phone: undefined })), await codeOf(save({ id, seen: 1, areaId: '370613001', phone: undefined })), await codeOf(save({ id: 'a:officer:b', seen: 1 })),
    await codeOf(save({ id, seen: 1, phone: '13900007777' })),
  ]).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'UNIT_NOT_FOUND', 'AREA_NOT_FOUND', 'OFFICE_PHONE', 'OFFICE_PHONE', 'THING_TWICE', 'OFFICE_OVER', 'THING_CHANGED', 'THING_CHANGED', 'THING_NOT_FOUND', 'THING_TWICE'])
  const [me] = await rows<{ id: string }>(`select id from mashangban.persons where work_name = '孙管'`)
  const his = `${me?.id}:admin:${DISTRICT}`
  expect(await codeOf(save({ id: his, seen: 1, role: 'admin', areaId: DISTRICT, unitId: 'unit-centre-370613', name: '孙管', phone: undefined, until: '2099-01-01' }))).toBe('OFFICE_OWN')
  expect(await codeOf(save({ id: his, seen: 1, role: 'admin', areaId: DISTRICT, unitId: 'unit-centre-370613', name: '孙管管', phone: undefined }))).toBe('ok')
})

it('of two who change it at once one is told', async () => {
  const id = await made({ phone: '13900004444' })
  const both = await Promise.all(['甲', '乙'].map((name) => codeOf(save({ id, seen: 1, name, phone: undefined }))))
  expect(both.sort()).toEqual(['THING_CHANGED', 'ok'])
})

it('the last administrator of the whole stays, whether it is ended now or at a date', async () => {
  await rows(`delete from mashangban.memberships where role = 'admin' and person_id = '${personIdOf('demo', SECOND_CITY_ADMIN)}'`)
  const [chief] = await rows<{ id: string }>(`select person_id as id from mashangban.memberships where role = 'admin' and place = '370600'`)
  const id = `${chief?.id}:admin:370600`
  const end = () => codeOf(town.call('register.closeThing', { requestId: draw(), of: 'office', id, seen: 1 }, CITY_ADMIN))
  expect(await end()).toBe('LAST_ADMIN')
  expect(await town.must('register.overview', { areaId: '370600' }, CITY_ADMIN)).toMatchObject({ admins: 1 })
  const other = await made({ role: 'admin', areaId: '370600', unitId: 'unit-centre-370600', phone: '13900005555', name: '第二位' }, CITY_ADMIN)
  expect(await codeOf(save({ id: other, seen: 1, role: 'admin', areaId: '370600', unitId: 'unit-centre-370600', phone: undefined, until: '2030-01-01' }, CITY_ADMIN))).toBe('ok')
  // The other one's own end is set: nobody would be left.
  expect(await end()).toBe('LAST_ADMIN')
  expect(await codeOf(save({ id: other, seen: 2, role: 'admin', areaId: '370600', unitId: 'unit-centre-370600', phone: undefined, until: null }, CITY_ADMIN))).toBe('ok')
  expect(await town.must('register.closeThing', { requestId: draw(), of: 'office', id: other, seen: 3, preview: true }, CITY_ADMIN)).toMatchObject({ done: false, hinders: null })
  expect(await codeOf(town.call('register.closeThing', { requestId: draw(), of: 'office', id: other, seen: 3 }, CITY_ADMIN))).toBe('ok')
  expect(await codeOf(town.call('register.thing', { of: 'office', id: other }, CITY_ADMIN))).toBe('THING_NOT_FOUND')
  expect((await town.must('register.changes', { of: 'office', id: other }, CITY_ADMIN)).items[0]).toMatchObject({ version: 4, fields: [{ label: '状态', before: '在任', after: '已结束' }] })
})

it('whoever has companies or open requests hands them over first', async () => {
  const [him] = await rows<{ id: string }>(`select id from mashangban.persons where work_name = '林知远'`)
  await town.file()
  const id = `${him?.id}:officer:370613001`
  const refused = await town.call('register.closeThing', { requestId: draw(), of: 'office', id, seen: 1 }, ADMIN)
  expect(refused).toMatchObject({ error: { code: 'OFFICE_HAS_WORK', details: { companies: 3, cases: 1 }, message: expect.stringContaining('3 家企业、1 件在办诉求') } })
})

it('until he has signed in no case comes to him: filed, handed on or by standing in; the company sees who he is, and why', async () => {
  const id = await made({ phone: '13900001212', name: '还没来的', areaId: '370613001', unitId: 'unit-station-370613001', workPhone: '0000-8' })
  const personId = id.split(':')[0] ?? ''
  const company = await town.must('register.company', { companyId: 'company-1' }, ADMIN)
  const { name, uscc, areaId, address, key } = company
  await town.must('register.saveCompany', { requestId: draw(), companyId: 'company-1', seen: company.version, name, uscc, areaId, address, key, officerId: personId }, ADMIN)
  const filed = await town.file()
  const shownCase = await town.must('case.get', { caseId: filed.caseId }, 'demo-owner-1')
  expect(shownCase.route.reason).toBe('您的服务专员还没有登录过，由分办员分办')
  expect((await town.must('directory.company', { companyId: 'company-1' }, 'demo-owner-1')).officer).toMatchObject({ name: '还没来的', workPhone: '0000-8' })
  expect(await codeOf(town.call('case.transfer', { requestId: draw(), caseId: filed.caseId, seen: shownCase.version, personId, text: '请他办理' }, 'demo-dispatcher'))).toBe('TARGET_AWAY')
  const leave = { from: '2026-11-26T00:00:00.000Z', to: '2026-11-27T00:00:00.000Z', standIn: personId }
  expect(await codeOf(town.call('directory.setLeave', { leave }, 'demo-officer-3'))).toBe('TARGET_NOT_SUITABLE')
  expect(await rows('select 1 from mashangban.cases where handler_id = $1', personId)).toEqual([])
  // He is told of nothing by WeChat, and nothing fails for it.
  await rows(`insert into mashangban.messages (tenant, person_id, of, id, seq, kind, at, number, subject, body) select 'demo', $1, 'case', $2, 1, 'assigned', now(), '', 's', 'b'`, personId, filed.caseId)
  await town.emulator.runTimers()
  expect(await rows(`select kind, error from mashangban.jobs where kind in ('push', 'send') and (args->>'personId' = $1 or parked_at is not null or error is not null)`, personId)).toEqual([])
})

it('ends by itself at its date while he keeps his second one; with the last his sessions at desks end, and nothing new comes to him', async () => {
  const phone = '13900006666'
  const first = await made({ phone, until: '2027-03-31' })
  const second = await made({ phone, role: 'dispatcher', areaId: DISTRICT, unitId: 'unit-centre-370613', until: '2027-04-30' })
  const personId = first.split(':')[0] ?? ''
  await rows(`insert into mashangban.desk_sessions (tenant, id, person_id, secret_hash, browser, confirmed_at, seen_at, ends_at) values ('demo', 's-1', $1, 'h', 'b', '2027-03-31T15:00:00Z', '2027-03-31T15:00:00Z', '2027-12-31T00:00:00Z')`, personId)
  await clockTo('2027-03-31T15:59:00.000Z')
  expect(await shown(first)).toMatchObject({ until: '2027-03-31' })
  await clockTo('2027-03-31T16:01:00.000Z')
  expect(await codeOf(town.call('register.thing', { of: 'office', id: first }, ADMIN))).toBe('THING_NOT_FOUND')
  expect(await shown(second)).toMatchObject({ until: '2027-04-30' })
  expect(await rows('select ended_by, p.retired from mashangban.desk_sessions s join mashangban.persons p on p.id = s.person_id where s.id = $1', 's-1')).toEqual([{ ended_by: null, retired: true }])
  // Moved to a later day: the job moves with it.
  expect(await codeOf(save({ id: second, seen: 1, phone: undefined, role: 'dispatcher', areaId: DISTRICT, unitId: 'unit-centre-370613', until: '2027-05-31' }))).toBe('ok')
  await clockTo('2027-05-02T00:00:00.000Z')
  expect(await shown(second)).toMatchObject({ until: '2027-05-31' })
  await clockTo('2027-05-31T16:01:00.000Z')
  expect(await codeOf(town.call('register.thing', { of: 'office', id: second }, ADMIN))).toBe('THING_NOT_FOUND')
  expect(await rows('select ended_by from mashangban.desk_sessions where id = $1', 's-1')).toEqual([{ ended_by: 'office' }])
  // Registered anew, its history goes on.
  expect(await made({ phone, until: null })).toBe(first)
  expect(await shown(first)).toMatchObject({ version: 3 })
  const history = await rows<{ what: never }>(`select what from mashangban.changes where of = 'office' and id = $1 order by version`, first)
  expect(replayed(history.map(({ what }) => what))).toMatchObject({ personId, role: 'officer', state: 'open', until: null })
})

it('offices are narrowed by role, with how many there are of each by the same search; a second page says no numbers', async () => {
  const ask = (over: object) => town.must('register.things', { of: 'office', areaId: DISTRICT, limit: 50, ...over }, ADMIN)
  const all = await ask({})
  const officers = await ask({ role: 'officer' })
  expect(officers.items.length).toBeGreaterThan(0)
  expect(officers.items.every((row) => row.of === 'office' && row.role === 'officer')).toBe(true)
  expect(officers.counts).toEqual(all.counts)
  const [counted] = await rows<{ many: number }>("select count(*)::int as many from mashangban.memberships m join mashangban.areas a on a.id = m.area_id where a.path @> array[$1::text] and m.role = 'officer'", DISTRICT)
  expect(all.counts?.officer).toBe(counted?.many)
  expect((await ask({ search: '服务站' })).counts?.dispatcher).toBe(0)
  const first = await ask({ limit: 2 })
  expect(first.next).not.toBeNull()
  expect((await ask({ limit: 2, cursor: first.next ?? undefined })).counts).toBeNull()
  expect((await town.must('register.things', { of: 'unit', areaId: DISTRICT }, ADMIN)).counts).toBeNull()
})

it('an administrator sees the leave of somebody and who is there for him, until it is over; and how the invitation of who has never signed in stands', async () => {
  const never = await made({ phone: '13900006611' })
  expect(await shown(never)).toMatchObject({ leave: null, invitation: null })
  await town.must('register.invite', { requestId: draw(), personId: never.split(':')[0] ?? '' }, ADMIN)
  expect((await shown(never)).invitation).toMatchObject({ by: expect.stringContaining('孙管'), state: 'open' })
  await town.must('register.withdrawInvitation', { requestId: draw(), personId: never.split(':')[0] ?? '' }, ADMIN)
  expect((await shown(never)).invitation).toMatchObject({ state: 'withdrawn' })
  const there = (await town.must('register.things', { of: 'office', areaId: DISTRICT, role: 'officer', limit: 50 }, ADMIN)).items.find((row) => row.of === 'office' && row.joined)
  const leave = (from: string, to: string) => rows('update mashangban.persons set leave = $2 where id = $1', there?.id.split(':')[0], JSON.stringify({ from, to, standIn: 'x', standInName: '周念', standInPhone: '0535-1' }))
  await leave('2020-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z')
  expect((await shown(there?.id ?? '')).leave).toEqual({ from: '2020-01-01T00:00:00.000Z', to: '2099-01-01T00:00:00.000Z', standInName: '周念' })
  expect((await shown(there?.id ?? '')).invitation).toBeNull()
  await leave('2020-01-01T00:00:00.000Z', '2020-02-01T00:00:00.000Z')
  expect((await shown(there?.id ?? '')).leave).toBeNull()
})
