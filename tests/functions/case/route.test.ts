import { draw, OTHER_OWNER, OWNER, RESIDENT, startTown, type TownUnderTest } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const words = { text: '货物运不出去，缺一张运输证明。', contact: { name: '周禾' } }

it.each([
  ['help', null], ['help', 'water'], ['consult', 'market'], ['complain', null], ['stuck', null],
] as const)('%s about %s is said to go where it then goes, for the reason that is then kept', async (kind, matter) => {
  const about = kind === 'complain' ? { about: { unitId: 'unit-water' } } : {}
  const before = (await town.read('cases')).length
  const told = await town.must('case.route', { companyId: 'company-1', kind, matter, ...about }, OWNER)
  expect((await town.read('cases')).length).toBe(before)
  const filed = await town.must('case.file', { requestId: draw(), companyId: 'company-1', kind, matter, ...about, ...words }, OWNER)
  expect(told).toEqual({ to: filed.to, reason: filed.reason })
  expect(Date.parse(filed.doneBy ?? '')).toBeGreaterThan(Date.parse(filed.dueAt ?? ''))
})

it('asks once, writes nothing, and tells nobody else', async () => {
  await town.must('case.route', { companyId: 'company-1', kind: 'help' }, OWNER)
  expect(await town.hops('case.route')).toBe(1)
  expect(await town.call('case.route', { companyId: 'company-1', kind: 'help' }, OTHER_OWNER)).toMatchObject({ ok: false, error: { code: 'COMPANY_REQUIRED' } })
  expect(await town.call('case.route', { companyId: 'company-1', kind: 'help' }, null)).toMatchObject({ ok: false, error: { code: 'SIGN_IN_REQUIRED' } })
  expect(await town.must('case.route', { code: town.scenes.company(0), kind: 'help' }, RESIDENT)).toMatchObject({ to: { handlerName: '林知远' } })
  expect(await town.call('case.route', { code: town.scenes.kind('revoked'), kind: 'help' }, RESIDENT)).toMatchObject({ ok: false, error: { code: 'CODE_REVOKED' } })
  expect(await town.call('case.route', { companyId: 'company-1', kind: 'complain', about: { personId: 'nobody' } }, OWNER)).toMatchObject({ ok: false, error: { code: 'SUBJECT_NOT_FOUND' } })
})
