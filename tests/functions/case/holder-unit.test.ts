import { OFFICER, OWNER, startTown, type TownUnderTest, WATER_MEMBER } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const unitSeenBy = async (openid: string, caseId: string) => {
  const { holder, holderUnit } = await town.must('case.get', { caseId }, openid)
  return [holder.handlerName, holderUnit]
}

it('names the station of an officer, whose cases lie with no unit, to both sides', async () => {
  const { caseId } = await town.file()
  const { unitName } = (await town.must('directory.me', {}, OFFICER)).memberships.find(({ role }) => role === 'officer') ?? {}
  expect(unitName).toEqual(expect.any(String))
  expect(await unitSeenBy(OWNER, caseId)).toEqual(['林知远', unitName])
  expect(await unitSeenBy(OFFICER, caseId)).toEqual(['林知远', unitName])
})

it('names the unit itself where it lies with one, with and without a handler', async () => {
  const { caseId } = await town.file({ matter: 'water' })
  expect(await unitSeenBy(OWNER, caseId)).toEqual([null, '区水务局'])
  await town.act('case.claim', caseId, WATER_MEMBER)
  expect(await unitSeenBy(OWNER, caseId)).toEqual(['柳溪', '区水务局'])
})

it('names none while it waits for the dispatcher', async () => {
  const { caseId } = await town.file({ matter: 'water' })
  await town.act('case.claim', caseId, WATER_MEMBER)
  await town.act('case.return', caseId, WATER_MEMBER, { text: '不归水务局管' })
  expect(await unitSeenBy(OWNER, caseId)).toEqual([null, null])
})
