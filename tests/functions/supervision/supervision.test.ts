import { brokenPromises } from '../../support/cases/whole-record'
import { personOf } from '../../support/cases/personas'
import { draw, DISPATCHER, MARKET_MEMBER, OFFICER, OTHER_OFFICER, OWNER, startTown, SUPERVISOR, type TownUnderTest, WATER_HEAD } from '../../support/town'
import type { InputOf } from '../../../shared/api'

const CITY_SUPERVISOR = 'demo-city-supervisor'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const tick = () => town.emulator.runTimers({ force: true })
const today = async () => (await town.surface<{ now: string }>('clock')).now
/** The China day so many days from now. */
const inDays = async (days: number): Promise<string> => new Date(Date.parse(await today()) + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)
const inbox = async (openid: string, caseId: string) => (await town.must('directory.inbox', { limit: 50 }, openid)).items.filter((message) => message.caseId === caseId).map(({ kind }) => kind)

const order = async (caseId: string, over: Partial<InputOf<'supervision.order'>> = {}, openid = SUPERVISOR) =>
  town.call('supervision.order', { caseId, requestId: draw(), seen: await town.version(caseId, openid), text: '企业等着发货，请说明办到哪一步', day: await inDays(3), ...over }, openid)
const ordered = async (caseId: string, openid = SUPERVISOR): Promise<string> => {
  const reply = await order(caseId, {}, openid)
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  return reply.data.supervisionId
}
const list = async (caseId: string, openid: string) => town.must('supervision.list', { caseId }, openid)
const act = async (action: 'supervision.reply' | 'supervision.meet' | 'supervision.withdraw', supervisionId: string, seen: number, openid: string, text = '已经联系交通局，明天上午办好') =>
  town.call(action, { supervisionId, requestId: draw(), seen, text }, openid)
const notOf = (caseId: string) => brokenPromises(town, [caseId])

it('goes the whole way: ordered, answered, met; each is told, the case notes it, and nothing of it reaches the company', async () => {
  const { caseId, number } = await town.file()
  const id = await ordered(caseId)
  expect(await inbox(OFFICER, caseId)).toContain('supervised')
  const [seen] = (await list(caseId, OFFICER)).items
  expect(seen).toMatchObject({ id, status: 'ordered', version: 1, actions: ['reply'], trail: [{ kind: 'ordered', text: '企业等着发货，请说明办到哪一步' }] })

  expect(await act('supervision.reply', id, 1, OFFICER)).toMatchObject({ ok: true, data: { supervisionId: id, number, version: 2, status: 'replied' } })
  expect(await inbox(SUPERVISOR, caseId)).toContain('supervisionReplied')
  expect((await list(caseId, SUPERVISOR)).items[0]).toMatchObject({ status: 'replied', dueAt: null, actions: ['meet', 'withdraw'] })

  expect(await act('supervision.meet', id, 2, SUPERVISOR, '收到，请办好后告诉企业')).toMatchObject({ ok: true, data: { status: 'met' } })
  expect(await inbox(OFFICER, caseId)).toContain('supervisionMet')
  const { items, mayOrder } = await list(caseId, SUPERVISOR)
  expect(items[0]).toMatchObject({ status: 'met', actions: [] })
  expect(items[0]?.trail.map(({ kind }) => kind)).toEqual(['ordered', 'replied', 'met'])
  expect(mayOrder).toBe(true)

  const shown = await town.must('case.get', { caseId }, OFFICER)
  expect(shown.trail.filter(({ kind }) => kind === 'supervised').map(({ text }) => text)).toEqual([
    '认可回复：收到，请办好后告诉企业', '回复督办：已经联系交通局，明天上午办好', '督办：企业等着发货，请说明办到哪一步',
  ])
  const toCompany = await town.must('case.get', { caseId }, OWNER)
  expect(JSON.stringify(toCompany)).not.toMatch(/督办|发货，请说明/)
  expect(JSON.stringify(await town.must('case.receipt', { caseId }, OWNER))).not.toContain('请说明办到哪一步')
  expect(await town.call('supervision.list', { caseId }, OWNER)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  expect(await notOf(caseId)).toEqual([])
})

it('is one order of one supervisor at a time, also of two at the same moment; another one may order besides', async () => {
  const { caseId } = await town.file()
  const both = await Promise.all([order(caseId), order(caseId)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'SUPERVISION_OPEN' } })
  expect((await list(caseId, SUPERVISOR)).mayOrder).toBe(false)
  await ordered(caseId, CITY_SUPERVISOR)
  expect((await list(caseId, OFFICER)).items).toHaveLength(2)
  expect(await notOf(caseId)).toEqual([])
})

it('gives the first reply to a repeat and refuses the same id with other words', async () => {
  const { caseId } = await town.file()
  const requestId = draw()
  const first = await order(caseId, { requestId })
  expect(await order(caseId, { requestId })).toEqual(first)
  expect(await order(caseId, { requestId, text: '说的是另一件事' })).toMatchObject({ ok: false, error: { code: 'REQUEST_ID_REUSED' } })
  expect((await list(caseId, SUPERVISOR)).items).toHaveLength(1)
})

it('takes the open order along when the case goes to somebody else, and asks him', async () => {
  const { caseId } = await town.file()
  const id = await ordered(caseId)
  await town.act('case.transfer', caseId, OFFICER, { unitId: 'unit-water', text: '归水务局管' })
  expect(await inbox(WATER_HEAD, caseId)).toContain('supervised')
  const [moved] = (await list(caseId, WATER_HEAD)).items
  expect(moved).toMatchObject({ holderName: '区水务局', actions: ['reply'], version: 2 })
  expect(moved?.trail.at(-1)).toMatchObject({ kind: 'moved', holderName: '区水务局', who: { role: 'system' } })
  // Who passed the case on goes on following it, but the answer is not his any more.
  expect(await act('supervision.reply', id, 2, OFFICER)).toMatchObject({ ok: false, error: { code: 'SUPERVISION_NOT_YOURS' } })
  expect(await act('supervision.reply', id, 2, WATER_HEAD)).toMatchObject({ ok: true })
  expect(await notOf(caseId)).toEqual([])
})

it.each([
  ['withdrawn by the company', async (caseId: string) => { await town.act('case.withdraw', caseId, OWNER) }],
  ['answered and confirmed', async (caseId: string) => {
    await town.act('case.accept', caseId, OFFICER)
    await town.act('case.answer', caseId, OFFICER, { text: '证明已经开好' })
    await town.act('case.confirm', caseId, OWNER)
  }],
  ['answered and closed by silence', async (caseId: string) => {
    await town.act('case.accept', caseId, OFFICER)
    await town.act('case.answer', caseId, OFFICER, { text: '证明已经开好' })
    await town.surface('clock', { advance: '20d' })
    await tick()
  }],
])('ends with its case, with an entry: %s', async (_how, end) => {
  const { caseId } = await town.file()
  const id = await ordered(caseId)
  await end(caseId)
  const [ended] = (await list(caseId, SUPERVISOR)).items
  expect(ended).toMatchObject({ id, status: 'ended', actions: [] })
  expect(ended?.trail.at(-1)).toMatchObject({ kind: 'ended', who: { role: 'system' } })
  expect(await inbox(SUPERVISOR, caseId)).toContain('supervisionEnded')
  expect((await list(caseId, SUPERVISOR)).mayOrder).toBe(false)
  expect(await order(caseId)).toMatchObject({ ok: false, error: { code: 'CASE_WRONG_STATUS' } })
  expect(await notOf(caseId)).toEqual([])
})

it('goes up when it is late: to the supervisor above, once', async () => {
  const { caseId } = await town.file()
  await ordered(caseId)
  await town.surface('clock', { advance: '8d' })
  await tick()
  await tick()
  for (const openid of [OFFICER, SUPERVISOR, CITY_SUPERVISOR]) expect((await inbox(openid, caseId)).filter((kind) => kind === 'supervisionLate')).toHaveLength(1)
  expect((await list(caseId, SUPERVISOR)).items[0]?.trail.map(({ kind }) => kind)).toEqual(['ordered', 'overdue'])
})

it('is withdrawn with a reason', async () => {
  const { caseId } = await town.file()
  const id = await ordered(caseId)
  expect(await town.send('supervision.withdraw', { supervisionId: id, requestId: draw(), seen: 1 }, SUPERVISOR)).toMatchObject({ ok: false, error: { code: 'INPUT_MISSING' } })
  expect(await act('supervision.withdraw', id, 1, SUPERVISOR, '已经当面了解')).toMatchObject({ ok: true, data: { status: 'withdrawn' } })
  expect(await inbox(OFFICER, caseId)).toContain('supervisionWithdrawn')
  await ordered(caseId)
})

it.each([
  ['a day that is over', -1, 'SUPERVISION_DATE'],
  ['a day too far away', 91, 'SUPERVISION_DATE'],
])('refuses %s', async (_what, days, code) => {
  const { caseId } = await town.file()
  expect(await order(caseId, { day: await inDays(days) })).toMatchObject({ ok: false, error: { code } })
  expect(await order(caseId, { day: '2026-02-30' })).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } })
})

it('is for supervisors to order, and for nobody who may not read the case', async () => {
  const { caseId } = await town.file()
  expect(await order(caseId, { seen: 1 }, OFFICER)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  const id = await ordered(caseId)
  for (const openid of [OTHER_OFFICER, MARKET_MEMBER, 'never-seen']) {
    expect(await act('supervision.reply', id, 1, openid)).toMatchObject({ ok: false, error: { code: 'SUPERVISION_NOT_FOUND' } })
    expect(await town.call('supervision.list', { caseId }, openid)).toMatchObject({ ok: false, error: { code: 'CASE_NOT_FOUND' } })
  }
  for (const openid of [DISPATCHER, OFFICER]) expect(await act('supervision.meet', id, 1, openid)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  expect(await act('supervision.reply', id, 1, DISPATCHER)).toMatchObject({ ok: false, error: { code: 'SUPERVISION_NOT_YOURS' } })
})

it('has the exclusion of its case: the subject of a complaint neither orders, nor reads, nor hears of it', async () => {
  const { caseId } = await town.file({ kind: 'complain', text: '反映督办员收受礼金。', about: { personId: await personOf(town, SUPERVISOR) } })
  expect(await order(caseId, { seen: 1 }, SUPERVISOR).catch((error: Error) => error.message)).toContain('CASE_NOT_FOUND')
  await ordered(caseId, CITY_SUPERVISOR)
  expect(await town.call('supervision.list', { caseId }, SUPERVISOR)).toMatchObject({ ok: false, error: { code: 'CASE_NOT_FOUND' } })
  await town.surface('clock', { advance: '8d' })
  await tick()
  expect(await inbox(SUPERVISOR, caseId)).toEqual([])
  expect(await inbox(CITY_SUPERVISOR, caseId)).toContain('supervisionLate')
})
