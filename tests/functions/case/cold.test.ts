import { draw, OFFICER, OWNER, startTown, SUPERVISOR, type TownUnderTest } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

/** Configuration is kept a minute: after two every instance reads it again. */
const cold = async () => {
  await town.surface('clock', { advance: '2m' })
  await town.surface('stats/reset', {})
}

it('filing and acting take two round trips also when configuration has to be read anew', async () => {
  await cold()
  const { caseId } = await town.file()
  expect(await town.hops('case.file')).toBe(2)
  await cold()
  await town.must('case.accept', { caseId, requestId: draw(), seen: 1 }, OFFICER)
  expect(await town.hops('case.accept')).toBe(2)
})

it('reading takes one, also then', async () => {
  const { caseId } = await town.file()
  await cold()
  await town.must('case.get', { caseId }, OWNER)
  await town.must('case.list', { tab: { of: 'mine' }, box: 'open' }, OWNER)
  await town.must('case.board', { areaId: '370613' }, SUPERVISOR)
  await town.must('directory.scan', { code: town.scenes.company(0) }, OWNER)
  for (const action of ['case.get', 'case.list', 'case.board', 'directory.scan'] as const) expect([action, await town.hops(action)]).toEqual([action, 1])
})
