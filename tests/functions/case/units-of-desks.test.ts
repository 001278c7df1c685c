import { personOf } from '../../support/cases/personas'
import { draw, INTEGRITY_MEMBER, OFFICER, startTown, SUPERVISOR, type TownUnderTest } from '../../support/town'

/** At the next desk of the same station as OFFICER. */
const NEXT_DESK = 'demo-officer-7'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

it('says to everybody who serves to which unit he belongs', async () => {
  for (const [openid, unitName] of [[OFFICER, '黄海路街道企业服务站'], [SUPERVISOR, '莱山区督查室'], ['demo-city-dispatcher', '市营商服务中心'], ['demo-admin', '莱山区营商服务中心']]) {
    expect([openid, (await town.must('directory.me', {}, openid as string)).memberships.map((each) => each.unitName)]).toEqual([openid, [unitName]])
  }
})

it('goes round the colleagues of an officer complained about, who are shown nothing and given nothing', async () => {
  const { caseId } = await town.file({ kind: 'complain', text: '反映专员在检查时收受礼金', about: { personId: await personOf(town, OFFICER) } })
  await town.act('case.claim', caseId, INTEGRITY_MEMBER)
  const seen = await town.version(caseId, INTEGRITY_MEMBER)
  const passed = await town.call('case.transfer', { caseId, requestId: draw(), seen, personId: await personOf(town, NEXT_DESK), text: '请同志们核实' }, INTEGRITY_MEMBER)
  expect(passed).toMatchObject({ ok: false, error: { code: 'TARGET_NOT_SUITABLE' } })
  // Whatever he may be made later: he stays a stranger by his desk.
  await town.insert('memberships', [{ person_id: await personOf(town, NEXT_DESK), role: 'department', place: 'unit-integrity', area_id: '370613', unit_id: 'unit-integrity', head: true, owner: false }])
  expect(await town.call('case.get', { caseId }, NEXT_DESK)).toMatchObject({ ok: false, error: { code: 'CASE_NOT_FOUND' } })
})

it('offers no station as a place to send a case to, and shows a colleague with his unit', async () => {
  const { units, officers } = await town.must('directory.units', {}, OFFICER)
  expect(units.map(({ id }) => id).filter((id) => !/^unit-(transport|market|water|industry|integrity)$/.test(id))).toEqual([])
  expect(officers.filter(({ unitName }) => unitName === null)).toEqual([])
})
