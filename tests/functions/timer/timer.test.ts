import { DEFAULT_CALENDAR } from '../../../shared/settings/calendar/default-calendar'
import { TEMPLATES } from '../../../shared/message/templates'
import { CITY, draw, OFFICER, OWNER, startTown, SUPERVISOR, type TownUnderTest, WATER_HEAD, WATER_MEMBER } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const tick = () => town.emulator.runTimers({ force: true })
const inbox = async (openid: string, caseId: string) => (await town.must('directory.inbox', { limit: 50 }, openid)).items.filter((message) => message.caseId === caseId).map((message) => message.kind)
const advance = async (by: string) => { await town.surface('clock', { advance: by }) }
const pushed = (openid: string) => town.surface<{ templateId: string; data: Record<string, { value: string }>; page: string }[]>(`messages?openid=${openid}`)

it('puts a notice into each inbox once, however often the timer fires', async () => {
  const { caseId } = await town.file({ matter: 'water' })
  await Promise.all([tick(), tick()])
  await tick()
  for (const openid of [WATER_HEAD, WATER_MEMBER, 'demo-unit-water-3']) expect(await inbox(openid, caseId)).toEqual(['taskNew'])
  expect(await inbox(OFFICER, caseId)).toEqual(['taskInformed'])
  expect(await inbox(OWNER, caseId)).toEqual([])
})

it('sends to WeChat with credit, spends it, and without credit leaves it at the inbox', async () => {
  await town.surface('subscriptions', { openid: OWNER, templateId: TEMPLATES.progress.id, times: 1 })
  const { caseId, number } = await town.file()
  await town.act('case.accept', caseId, OFFICER)
  await tick()
  const [message] = await pushed(OWNER)
  expect(message).toMatchObject({ templateId: TEMPLATES.progress.id, page: `pages/landing/index?case=${caseId}`, data: { character_string2: { value: number }, phrase3: { value: '已签收' } } })
  await town.act('case.note', caseId, OFFICER, { text: '正在联系交通局' })
  await tick()
  expect(await pushed(OWNER)).toHaveLength(1)
  expect((await inbox(OWNER, caseId)).sort()).toEqual(['accepted', 'progress'])
})

it('tries again after a failure, waits longer each time, then parks it where the supervisor sees it; the case is untouched', async () => {
  await town.surface('subscriptions', { openid: OWNER, templateId: TEMPLATES.action.id, times: 3 })
  const before = (await pushed(OWNER)).length
  await town.surface('wechat/faults', { api: '/cgi-bin/message/subscribe/send', errcode: 43108, times: 100 })
  const { caseId, number } = await town.file()
  await town.act('case.accept', caseId, OFFICER)
  await town.act('case.requestMaterial', caseId, OFFICER, { text: '请补合同' })
  for (let at = 0; at < 8; at++) { await tick(); await advance('5h') }
  expect((await pushed(OWNER)).length).toBe(before)
  const board = await town.must('case.board', { areaId: '370613' }, SUPERVISOR)
  expect(board.parked.map((row) => row.caseNumber)).toContain(number)
  expect((await town.must('case.get', { caseId }, OWNER)).status).toBe('waiting')
})

it('warns, marks overdue and tells the supervisor; the state is not touched', async () => {
  const { caseId } = await town.file({}, OWNER)
  await advance('4d')
  await tick()
  await tick()
  const detail = await town.must('case.get', { caseId }, OFFICER)
  expect(detail.status).toBe('filed')
  expect(detail.trail.flatMap((entry) => entry.rule ?? [])).toEqual(['签收超期', '签收时限过半'])
  expect(await inbox(SUPERVISOR, caseId)).toEqual(['taskOverdue'])
  expect((await town.must('case.list', { tab: { of: 'supervise', areaId: '370613' }, box: 'open', filters: { due: 'overdue' } }, SUPERVISOR)).items.map((row) => row.id)).toContain(caseId)
  const owners = await town.must('case.get', { caseId }, OWNER)
  expect(owners.trail.map((entry) => entry.kind)).toEqual(['filed'])
})

it('closes an answer that nobody objected to', async () => {
  const { caseId } = await town.file()
  await town.act('case.accept', caseId, OFFICER)
  await town.act('case.answer', caseId, OFFICER, { text: '已经办好了' })
  await tick()
  expect((await town.must('case.get', { caseId }, OWNER)).status).toBe('answered')
  await advance('9d')
  await tick()
  await tick()
  expect((await town.must('case.get', { caseId }, OWNER)).status).toBe('closed')
  expect(await inbox(OWNER, caseId)).toContain('closed')
})

it('recomputes open cases when the administrator replaces a year, records it and tells both sides', async () => {
  const { caseId } = await town.file()
  await town.act('case.accept', caseId, OFFICER)
  const before = await town.must('case.get', { caseId }, OWNER)
  const due = before.dueAt ?? ''
  const year = DEFAULT_CALENDAR.years[due.slice(0, 4)]
  if (!year) throw new Error('the year of the due date is built in')
  const refusedToOthers = await town.call('settings.propose', { areaId: CITY, name: 'calendar', requestId: draw(), value: { years: { [year.year]: year } }, citation: year.citation }, OFFICER)
  expect(refusedToOthers).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  const dueDay = new Date(Date.parse(due) + 8 * 3_600_000).toISOString().slice(5, 10)
  await town.setYear({ ...year, holidays: [...new Set([...year.holidays, dueDay])], citation: '测试用的通知' })
  await advance('2m')
  await tick()
  await tick()
  const after = await town.must('case.get', { caseId }, OWNER)
  expect((after.dueAt ?? '') > due).toBe(true)
  expect(after.trail[0]?.kind).toBe('recalculated')
  expect(await inbox(OWNER, caseId)).toContain('dueMoved')
})

it('is not for clients', async () => {
  const reply = await fetch(`${town.emulator.url}/v1/functions/timer`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer dev:${OFFICER}` }, body: '{"action":"timer.tick"}' })
  expect(reply.status).toBe(403)
})
