import { personOf } from '../../support/cases/personas'
import { brokenPromises } from '../../support/cases/whole-record'
import { DISPATCHER, draw, INTEGRITY_MEMBER, OFFICER, OWNER, startTown, SUPERVISOR, type TownUnderTest, WATER_MEMBER } from '../../support/town'

const [FIRST, SECOND] = ['demo-last-resort-1', 'demo-last-resort-2'] as const
const CITY_DISPATCHER = 'demo-city-dispatcher'
const [CITY, DISTRICT] = ['370600', '370613'] as const

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const about = async (openid: string) => (await town.file({ kind: 'complain', text: '反映有人在检查时收受礼金', about: { personId: await personOf(town, openid) } })).caseId
const actionsOf = async (caseId: string, openid: string) => (await town.must('case.get', { caseId }, openid)).actions
const told = async (caseId: string, openid: string) => (await town.read<{ kind: string }>('messages', { id: caseId, person_id: await personOf(town, openid) })).map(({ kind }) => kind)
const board = (openid: string, areaId: string) => town.must('case.board', { areaId }, openid)

it('a complaint about the only dispatcher of the city goes round him to whoever takes complaints there, and in the end to the two of last resort', async () => {
  const caseId = await about(CITY_DISPATCHER)
  await town.act('case.return', caseId, INTEGRITY_MEMBER, { text: '应由市里分办' })
  // 市营商环境监督室, whose head gives it back too.
  const city = 'demo-unit-city-integrity-1'
  expect((await town.must('case.get', { caseId }, city)).holder).toMatchObject({ unitName: '市营商环境监督室' })
  // Nobody works there any more.
  await town.emulator.database.query("update mashangban.memberships set place = 'unit-elsewhere', unit_id = 'unit-elsewhere' where place = 'unit-integrity' and role = 'department'")
  await town.act('case.return', caseId, city, { text: '不归我们管' })
  expect([await actionsOf(caseId, FIRST), await actionsOf(caseId, SECOND)]).toEqual([['transfer'], ['transfer']])
  expect([await told(caseId, FIRST), await told(caseId, CITY_DISPATCHER)]).toEqual([['taskReturned'], []])
  expect(await town.call('case.get', { caseId }, CITY_DISPATCHER)).toMatchObject({ ok: false, error: { code: 'CASE_NOT_FOUND' } })
  await town.act('case.transfer', caseId, SECOND, { personId: await personOf(town, OFFICER), text: '请您接办' })
  expect(await actionsOf(caseId, OFFICER)).toContain('accept')
  expect(await brokenPromises(town)).toEqual([])
  await town.emulator.database.query("update mashangban.memberships set place = 'unit-integrity', unit_id = 'unit-integrity' where place = 'unit-elsewhere'")
})

it('a case without anybody is filed all the same, and says who has it', async () => {
  await town.emulator.database.query("update mashangban.memberships set role = 'admin' where role = 'dispatcher'")
  const filed = await town.must('case.file', { requestId: draw(), code: town.scenes.company(34), kind: 'help', text: '路过看到的一件事', contact: { name: '赵大妈' } }, 'demo-resident-1')
  expect(filed.reason).toContain('市营商环境监督室')
  await town.emulator.database.query("update mashangban.memberships set role = 'resident' where place = 'unit-city-integrity' and role = 'department'")
  const next = await town.must('case.file', { requestId: draw(), code: town.scenes.company(34), kind: 'help', text: '路过看到的又一件', contact: { name: '赵大妈' } }, 'demo-resident-1')
  expect(next.reason).toContain('兜底负责人')
  expect(await told(next.caseId, FIRST)).toEqual(['taskNew'])
  await town.emulator.database.query("update mashangban.memberships set role = 'department' where place = 'unit-city-integrity' and role = 'resident'")
  await town.emulator.database.query("update mashangban.memberships set role = 'dispatcher' where role = 'admin' and person_id = any($1)", [[await personOf(town, DISPATCHER), await personOf(town, CITY_DISPATCHER), await personOf(town, 'demo-neighbour-dispatcher')]])
})

it('a complaint names a person or a unit: with a person it cannot shut out a unit that is not his', async () => {
  const filing = (unitId: string) => personOf(town, FIRST).then((personId) => town.send('case.file', { requestId: draw(), companyId: 'company-1', kind: 'complain', text: '反映两个人', contact: { name: '周禾' }, about: { personId, unitId } }, OWNER))
  expect(await filing('unit-hotline-370600')).toMatchObject({ ok: false, error: { code: 'SUBJECT_NOT_OF_UNIT' } })
  expect(await filing('unit-office-370600')).toMatchObject({ ok: true })
})

it('a stand-in who is away himself, or of the unit it is about, is given nothing', async () => {
  const [water, standIn] = [await personOf(town, WATER_MEMBER), await personOf(town, 'demo-officer-7')]
  const leave = (person: string, of: string | null) => town.emulator.database.query('update mashangban.persons set leave = $2 where id = $1', [
    person, { from: '2026-11-01T00:00:00.000Z', to: '2027-11-01T00:00:00.000Z', standIn: of, standInName: '柳溪', standInPhone: null },
  ])
  const officer = await personOf(town, OFFICER)
  await leave(officer, water)
  expect((await town.file({ about: { unitId: 'unit-water' } })).to.handlerName).toBeNull()
  expect((await town.file({ about: { unitId: 'unit-market' } })).to.handlerName).toBe('柳溪')
  await leave(officer, standIn)
  await leave(standIn, null)
  expect((await town.file()).to.handlerName).toBeNull()
  await town.emulator.database.query('update mashangban.persons set leave = null where id = any($1)', [[officer, standIn]])
})

it('costs no third round trip', async () => {
  await town.surface('stats/reset', {})
  const { caseId } = await town.file()
  await town.act('case.return', caseId, OFFICER, { text: '不归我们管' })
  expect([await town.hops('case.file'), await town.hops('case.return')]).toEqual([2, 2])
})

it('the two see every open case in their list and on the board, what is about one of them goes round him', async () => {
  const hidden = await about(FIRST)
  const list = async (openid: string) => (await town.must('case.list', { tab: { of: 'lastResort', areaId: CITY }, box: 'open', limit: 50 }, openid)).items.map(({ id }) => id)
  expect(await list(SECOND)).toContain(hidden)
  expect(await list(FIRST)).not.toContain(hidden)
  expect(await list(SECOND)).toHaveLength((await board(SECOND, CITY)).counts.open)
  expect(await town.call('case.get', { caseId: hidden }, FIRST)).toMatchObject({ ok: false, error: { code: 'CASE_NOT_FOUND' } })
  const { caseId } = await town.file()
  await town.act('case.withdraw', caseId, OWNER)
  expect(await town.call('case.get', { caseId }, SECOND)).toMatchObject({ ok: false, error: { code: 'CASE_NOT_FOUND' } })
  expect(await town.call('case.list', { tab: { of: 'lastResort', areaId: CITY }, box: 'open' }, DISPATCHER)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  for (const [action, input] of [['case.openContact', { reason: '了解情况' }], ['case.note', { seen: 1, text: '看一下' }], ['case.accept', { seen: 1 }]] as const) {
    expect([action, await town.send(action, { caseId: hidden, requestId: draw(), ...input }, SECOND)]).toMatchObject([action, { ok: false, error: { code: 'NOT_ALLOWED' } }])
  }
})

describe('the board says that the last resort is missing', () => {
  const missing = async () => [(await board(SUPERVISOR, DISTRICT)).lastResort.missing, (await board(DISPATCHER, DISTRICT)).lastResort.missing]
  const change = (set: string, openid: string) => async () =>
    town.emulator.database.query(`update mashangban.memberships set ${set} where person_id = $1 and role in ('lastResort', 'resident')`, [await personOf(town, openid)])

  // prettier-ignore
  it.each([
    ['not while there are two of two units',            async () => undefined,                               false],
    ['when both are of one unit',                        change("unit_id = 'unit-office-370600'", SECOND),     true],
    ['when there is only one',                           change("role = 'resident'", SECOND),                  true],
    ['when there is none',                               change("role = 'resident'", FIRST),                   true],
    ['not when the two are back',                        async () => { await change("role = 'lastResort'", FIRST)(); await change("role = 'lastResort', unit_id = 'unit-hotline-370600'", SECOND)() }, false],
    ['when one person is of both units',                 async () => {
      for (const place of ['unit-office-370600', 'unit-hotline-370600']) {
        await town.insert('memberships', [{ person_id: await personOf(town, DISPATCHER), role: 'department', place, area_id: CITY, unit_id: place, head: false, owner: false }])
      }
    }, true],
  ])('%s', async (_when, make, expected) => {
    await make()
    expect(await missing()).toEqual([expected, expected])
  })
})
