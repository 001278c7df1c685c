import { personOf } from '../../support/cases/personas'
import { draw, OFFICER, OWNER, startTown, type TownUnderTest, WATER_HEAD, WATER_MEMBER, WATER_OTHER } from '../../support/town'

/** At the next desk of OFFICER's station. */
const NEXT_DESK = 'demo-officer-7'

let town: TownUnderTest
beforeAll(async () => {
  town = await startTown()
  for (const openid of [OFFICER, NEXT_DESK, WATER_MEMBER, WATER_OTHER]) {
    await town.insert('memberships', [{ person_id: await personOf(town, openid), role: 'company', place: 'company-1', company_id: 'company-1', head: false, owner: false }])
  }
}, 120_000)
afterAll(() => town.stop())

const rate = (caseId: string, openid: string) => town.send('rating.rateCase', { caseId, requestId: draw(), level: 5 }, openid)
const refusedWith = (code: string) => ({ ok: false, error: { code } })
const answered = async (more: object, openid: string) => {
  const { caseId } = await town.file(more)
  await town.act(openid === OFFICER ? 'case.accept' : 'case.claim', caseId, openid)
  await town.act('case.answer', caseId, openid, { text: '已经办好，请您看看', result: 'solved' })
  return caseId
}
const confirm = async (caseId: string, openid: string) => town.send('case.confirm', { caseId, requestId: draw(), seen: await town.version(caseId, openid) }, openid)

it('is confirmed and rated by the company, never by who handled it or by the desks beside him', async () => {
  const caseId = await answered({}, OFFICER)
  expect(await confirm(caseId, OFFICER)).toMatchObject(refusedWith('CASE_OWN_WORK'))
  for (const openid of [OFFICER, NEXT_DESK]) expect(await rate(caseId, openid)).toMatchObject(refusedWith('RATING_OWN_WORK'))
  expect(await confirm(caseId, NEXT_DESK)).toMatchObject({ ok: true })
  expect(await rate(caseId, OWNER)).toMatchObject({ ok: true })
})

it('is rated by nobody of the unit that handled it', async () => {
  const caseId = await answered({ matter: 'water', text: '厂里没水了' }, WATER_MEMBER)
  for (const openid of [WATER_MEMBER, WATER_OTHER]) expect(await rate(caseId, openid)).toMatchObject(refusedWith('RATING_OWN_WORK'))
  expect(await confirm(caseId, WATER_MEMBER)).toMatchObject(refusedWith('CASE_OWN_WORK'))
  expect(await rate(caseId, OWNER)).toMatchObject({ ok: true })
})

it('stays his own work after he has handed it on', async () => {
  const caseId = (await town.file({ matter: 'water', text: '厂里又没水了' })).caseId
  await town.act('case.claim', caseId, WATER_MEMBER)
  await town.act('case.transfer', caseId, WATER_MEMBER, { personId: await personOf(town, OFFICER), text: '请专员接办' })
  await town.act('case.accept', caseId, OFFICER)
  await town.act('case.answer', caseId, OFFICER, { text: '已经办好，请您看看', result: 'solved' })
  expect(await confirm(caseId, WATER_MEMBER)).toMatchObject(refusedWith('CASE_OWN_WORK'))
  expect(await rate(caseId, WATER_MEMBER)).toMatchObject(refusedWith('RATING_OWN_WORK'))
  // Of the same unit, which does not have it any more.
  expect(await rate(caseId, WATER_OTHER)).toMatchObject({ ok: true })
  expect(await town.call('case.get', { caseId }, WATER_HEAD)).toMatchObject({ ok: false })
})

it('costs no third round trip', async () => {
  const caseId = await answered({}, OFFICER)
  await town.surface('stats/reset', {})
  await confirm(caseId, OWNER)
  await rate(caseId, OWNER)
  expect([await town.hops('case.confirm'), await town.hops('rating.rateCase')]).toEqual([2, 2])
})
