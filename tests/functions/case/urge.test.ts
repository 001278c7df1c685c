import { draw, OFFICER, OWNER, startTown, SUPERVISOR, type TownUnderTest, WATER_HEAD, WATER_MEMBER } from '../../support/town'
import { brokenPromises } from '../../support/cases/whole-record'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const tick = () => town.emulator.runTimers({ force: true })
const inbox = async (openid: string, caseId: string) => (await town.must('directory.inbox', { limit: 50 }, openid)).items.filter((message) => message.caseId === caseId).map((message) => message.kind)

test('the company urges what is late, once in a day however often it is tapped; handler, head and supervisor are told', async () => {
  const { caseId } = await town.file({ matter: 'water', text: '厂里没水了，生产线停了。' })
  await town.act('case.claim', caseId, WATER_MEMBER)
  const early = await town.call('case.urge', { caseId, requestId: draw(), seen: 2 }, OWNER)
  expect(early).toMatchObject({ ok: false, error: { code: 'CASE_NOT_YOURS' } })

  await town.surface('clock', { advance: '9d' })
  await tick()
  const late = await town.must('case.get', { caseId }, OWNER)
  expect(late.late?.told.map(({ name }) => name)).toContain('钱督')
  expect(late.actions).toContain('urge')
  const taps = await Promise.all(Array.from({ length: 6 }, () => town.call('case.urge', { caseId, requestId: draw(), seen: late.version, text: '货今天要发' }, OWNER)))
  expect(taps.filter(({ ok }) => ok)).toHaveLength(1)
  for (const tap of taps) if (!tap.ok) expect(['CASE_URGED', 'CASE_BUSY', 'BUSY']).toContain(tap.error.code)
  await tick()
  for (const openid of [WATER_MEMBER, WATER_HEAD, SUPERVISOR]) expect([openid, (await inbox(openid, caseId)).filter((kind) => kind === 'taskUrged')]).toEqual([openid, ['taskUrged']])
  expect(await inbox('demo-unit-water-3', caseId)).not.toContain('taskUrged')
  expect(await town.call('case.urge', { caseId, requestId: draw(), seen: late.version }, OFFICER)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  expect(await brokenPromises(town)).toEqual([])
})

test('a supervisor urges too, late or not; handler and head are told, the company reads it and may urge all the same', async () => {
  const { caseId } = await town.file({ matter: 'water', text: '厂里又没水了，请快一点' })
  await town.act('case.claim', caseId, WATER_MEMBER)
  const before = await town.must('case.get', { caseId }, SUPERVISOR)
  expect(before.actions).toEqual(['urge'])
  const { items: [row] } = await town.must('case.list', { tab: { of: 'supervise', areaId: '370613' }, box: 'open', search: '又没水了' }, SUPERVISOR)
  expect(row?.holder.phone).toMatch(/^\d[\d-]+$/u)
  const owners = await town.must('case.list', { tab: { of: 'company', companyId: 'company-1' }, box: 'open' }, OWNER)
  expect(owners.items.map(({ holder }) => holder.phone)).toEqual(owners.items.map(() => undefined))

  await town.act('case.urge', caseId, SUPERVISOR, { text: '企业在等，请今天给个说法' })
  for (const openid of [WATER_MEMBER, WATER_HEAD]) expect([openid, (await inbox(openid, caseId)).filter((kind) => kind === 'taskPressed' || kind === 'taskUrged')]).toEqual([openid, ['taskPressed']])
  expect(await inbox('demo-unit-water-3', caseId)).not.toContain('taskPressed')
  const seen = await town.must('case.get', { caseId }, OWNER)
  expect(seen).toMatchObject({ status: 'handling', trail: expect.arrayContaining([expect.objectContaining({ kind: 'urged', who: expect.objectContaining({ name: '钱督', role: 'supervisor' }) })]) })
  expect(await town.call('case.urge', { caseId, requestId: draw(), seen: 3 }, 'demo-neighbour-dispatcher')).toMatchObject({ ok: false })

  await town.surface('clock', { advance: '9d' })
  await tick()
  await town.act('case.urge', caseId, OWNER)
  await town.act('case.urge', caseId, SUPERVISOR)
  expect(await brokenPromises(town)).toEqual([])
})

test('whom a complaint is about is not named to the company as somebody who was told of it', async () => {
  const people = await town.surface<{ openid: string; personId: string }[]>('personas')
  const personId = people.find(({ openid }) => openid === SUPERVISOR)?.personId ?? ''
  const { caseId } = await town.file({ kind: 'complain', text: '反映督查室的人不回电话', about: { personId } })
  await town.surface('clock', { advance: '5d' })
  await tick()
  const { late } = await town.must('case.get', { caseId }, OWNER)
  expect(late?.told.map(({ name }) => name)).not.toContain('钱督')
  expect(late?.told).not.toEqual([])
})
