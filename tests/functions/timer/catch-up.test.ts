import { TEMPLATES } from '../../../shared/message/templates'
import { OFFICER, OWNER, startTown, SUPERVISOR, type TownUnderTest } from '../../support/town'
import { brokenPromises } from '../../support/cases/whole-record'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const tick = () => town.emulator.runTimers({ force: true })
const advance = async (by: string) => { await town.surface('clock', { advance: by }) }
const inbox = async (openid: string) => (await town.must('directory.inbox', { limit: 50 }, openid)).items
const pushed = (openid: string) => town.surface<{ templateId: string; page: string; data: Record<string, { value: string }> }[]>(`messages?openid=${openid}`)
const fault = (errcode: number, times: number) => town.surface('wechat/faults', { api: '/cgi-bin/message/subscribe/send', errcode, times })
const phrases = async (openid: string) => (await pushed(openid)).map(({ data }) => data['phrase3']?.value)

test('messages of one person keep their order when an earlier one has to wait', async () => {
  await town.surface('subscriptions', { openid: OWNER, templateId: TEMPLATES.progress.id, times: 5 })
  const { caseId } = await town.file()
  await town.act('case.accept', caseId, OFFICER)
  await fault(43108, 1)
  await tick()
  expect(await phrases(OWNER)).toEqual([])
  await town.act('case.note', caseId, OFFICER, { text: '正在联系交通局' })
  await tick()
  expect(await phrases(OWNER)).toEqual([])
  await advance('2m')
  await tick()
  await advance('2m')
  await tick()
  expect(await phrases(OWNER)).toEqual(['已签收', '有进展'])
})

test('a daily quota that is used up waits for the next day in China, as often as it takes, and is no failure', async () => {
  const { caseId } = await town.file()
  await town.act('case.accept', caseId, OFFICER)
  await fault(45009, 1)
  await tick()
  const [waiting] = await town.read<{ due_at: string; attempts: number; parked_at: string | null }>('jobs', { kind: 'send' })
  expect(waiting).toMatchObject({ attempts: 0, parked_at: null })
  expect(new Date(Date.parse(waiting?.due_at ?? '') + 8 * 3_600_000).toISOString()).toMatch(/T00:00:00/)
  await advance('5h')
  await tick()
  expect(await phrases(OWNER)).toHaveLength(2)
  await advance('20h')
  await tick()
  expect(await phrases(OWNER)).toHaveLength(3)
})

test('after a long silence each person is told of each case once, and of many at once in one message', async () => {
  await town.surface('subscriptions', { openid: SUPERVISOR, templateId: TEMPLATES.task.id, times: 9 })
  const cases = await Promise.all(Array.from({ length: 8 }, () => town.file()))
  for (const { caseId } of cases) await town.act('case.accept', caseId, OFFICER)
  await tick()
  const before = new Set((await inbox(OFFICER)).map(({ id }) => id))
  await advance('90d')
  await tick()
  const officers = (await inbox(OFFICER)).filter(({ id }) => !before.has(id))
  expect(officers.map(({ kind }) => kind)).not.toContain('taskDueSoon')
  // Those of the tests before are late too.
  const digest = (await inbox(SUPERVISOR)).filter(({ kind }) => kind === 'digest')
  expect(digest).toMatchObject([{ caseId: null, body: '10 件诉求已超期，点开看是哪几件' }])
  expect((await inbox(SUPERVISOR)).filter(({ kind }) => kind === 'taskOverdue')).toEqual([])
  expect((await pushed(SUPERVISOR)).map(({ page, data }) => [page, data['thing1']?.value])).toEqual([[`pages/inbox/index?digest=${encodeURIComponent(digest[0]?.id ?? '')}`, '10 件诉求已超期']])
  // Nothing is lost: the one leads to each of them, and counts for one that is new.
  const told = await town.must('directory.inbox', { digest: digest[0]?.id ?? '', limit: 50 }, SUPERVISOR)
  expect(new Set(told.items.map(({ caseId }) => caseId)).size).toBe(10)
  for (const { caseId } of cases) expect(told.items).toContainEqual(expect.objectContaining({ caseId, kind: 'taskOverdue', read: true }))
  const first = await town.must('directory.inbox', { digest: digest[0]?.id ?? '', limit: 4 }, SUPERVISOR)
  const rest = await town.must('directory.inbox', { digest: digest[0]?.id ?? '', limit: 50, cursor: first.next ?? '' }, SUPERVISOR)
  expect([...first.items, ...rest.items]).toEqual(told.items)
  expect((await town.must('directory.readMessages', {}, SUPERVISOR)).unread).toBe(1)
  // Whoever has no message of that name sees nothing under it.
  for (const [id, openid] of [[digest[0]?.id ?? '', OWNER], ['no message', SUPERVISOR]] as const) expect(await town.must('directory.inbox', { digest: id }, openid)).toMatchObject({ items: [], next: null })
  await tick()
  expect((await inbox(SUPERVISOR)).filter(({ kind }) => kind === 'digest')).toHaveLength(1)
  expect(await brokenPromises(town)).toEqual([])
})
