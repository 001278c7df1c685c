import { ADMIN, DISPATCHER, draw, OFFICER, OTHER_OFFICER, startTown, SUPERVISOR, type TownUnderTest, WATER_MEMBER } from '../../support/town'
import { codeOf, type DeskPage } from './page'
import { signedInPage } from './signing'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const advance = (text: string) => town.surface('clock', { advance: text })
const refusedWith = async (page: DeskPage, code: string): Promise<void> => expect(await page.call('directory.me')).toMatchObject({ status: 401, reply: { ok: false, error: { code } } })

test('half an hour without a call ends it, and every call begins the half hour anew', async () => {
  const page = await signedInPage(town, OFFICER)
  for (let at = 0; at < 4; at++) {
    await advance('28m')
    expect((await page.call('directory.me')).status).toBe(200)
  }
  await advance('30m')
  await refusedWith(page, 'DESK_IDLE')
  expect(await town.must('desk.sessions', {}, OFFICER)).toEqual({ sessions: [] })
  // A call that was refused is no call.
  await refusedWith(page, 'DESK_IDLE')
})

test('after eight hours it is over, however busy', async () => {
  const page = await signedInPage(town, SUPERVISOR)
  for (let at = 0; at < 19; at++) {
    await advance('25m')
    expect((await page.call('directory.me')).status).toBe(200)
  }
  await advance('5m')
  await refusedWith(page, 'DESK_OVER')
})

test('it is listed on the phone with its browser, and ended there; another one goes on', async () => {
  const [page, other] = [await signedInPage(town, OTHER_OFFICER), await signedInPage(town, OTHER_OFFICER)]
  const { sessions } = await town.must('desk.sessions', {}, OTHER_OFFICER)
  expect(sessions).toHaveLength(2)
  expect(sessions[0]).toEqual({ sessionId: expect.any(String), browser: 'Chrome · Windows', confirmedAt: expect.stringMatching(/Z$/), seenAt: expect.stringMatching(/Z$/), endsAt: expect.stringMatching(/Z$/) })
  const first = sessions.at(-1)?.sessionId ?? ''
  const asked = { requestId: draw(), sessionId: first }
  expect(await town.must('desk.end', asked, OTHER_OFFICER)).toEqual({ sessionId: first })
  expect(await town.must('desk.end', asked, OTHER_OFFICER)).toEqual({ sessionId: first })
  expect(codeOf(await town.call('desk.end', { ...asked, sessionId: sessions[0]?.sessionId ?? '' }, OTHER_OFFICER))).toBe('REQUEST_ID_REUSED')
  // Ended a second time it stays as it ended.
  await town.must('desk.end', { ...asked, requestId: draw() }, OTHER_OFFICER)
  const pages = [await page.call('directory.me'), await other.call('directory.me')].map(({ reply }) => codeOf(reply)).sort()
  expect(pages).toEqual(['DESK_ENDED', 'ok'])
  expect((await town.must('desk.sessions', {}, OTHER_OFFICER)).sessions).toHaveLength(1)
})

test('somebody else’s session is not found, and goes on', async () => {
  const page = await signedInPage(town, ADMIN)
  const [own] = (await town.must('desk.sessions', {}, ADMIN)).sessions
  expect(codeOf(await town.call('desk.end', { requestId: draw(), sessionId: own?.sessionId ?? '' }, DISPATCHER))).toBe('DESK_SESSION_NOT_FOUND')
  expect((await page.call('directory.me')).status).toBe(200)
  // At a desk one may look after one's desks, and end them.
  expect((await page.call('desk.sessions')).reply).toMatchObject({ ok: true, data: { sessions: [{ sessionId: own?.sessionId }] } })
})

test('it ends with the office, and does not come back with it', async () => {
  const page = await signedInPage(town, WATER_MEMBER)
  const { personId } = await town.must('directory.me', {}, WATER_MEMBER)
  const memberships = await town.read<object>('memberships', { person_id: personId })
  await town.emulator.database.query('delete from mashangban.memberships where person_id = $1', [personId])
  await town.insert('memberships', [{ person_id: personId, role: 'company', place: 'company-1', area_id: null, unit_id: null, company_id: 'company-1', head: false, owner: false }])
  await refusedWith(page, 'DESK_NO_OFFICE')
  await town.insert('memberships', memberships)
  await refusedWith(page, 'DESK_NO_OFFICE')
  expect(await town.read('desk_sessions', { person_id: personId })).toMatchObject([{ ended_by: 'office' }])
})

test('a page signs itself out: its cookie goes, and the secret is worth nothing', async () => {
  const page = await signedInPage(town, DISPATCHER)
  const kept = page.cookies.get('msb-desk') ?? ''
  expect((await page.post('leave')).reply).toEqual({ ok: true, data: { left: true } })
  expect(page.cookies.has('msb-desk')).toBe(false)
  page.cookies.set('msb-desk', kept)
  await refusedWith(page, 'DESK_ENDED')
  expect((await page.post('leave')).status).toBe(200)
})

test('a session of one tenant is nothing in another: its hash is keyed with the tenant, and its row is out of sight', async () => {
  const page = await signedInPage(town, DISPATCHER)
  const personId = (await town.must('directory.me', {}, DISPATCHER)).personId
  await town.emulator.database.query("update mashangban.desk_sessions set tenant = 'other' where person_id = $1", [personId])
  await refusedWith(page, 'DESK_SIGN_IN')
  expect(await town.must('desk.sessions', {}, DISPATCHER)).toEqual({ sessions: [] })
})

test('what the function refuses is handed on as it is, and what is written is written once', async () => {
  const page = await signedInPage(town, OFFICER)
  const { caseId } = await town.file()
  const seen = await town.version(caseId, OFFICER)
  const input = { caseId, requestId: draw(), seen }
  expect((await page.call('case.accept', input)).reply).toMatchObject({ ok: true })
  expect((await page.call('case.accept', input)).reply).toMatchObject({ ok: true })
  expect(await page.call('case.accept', { ...input, requestId: draw() })).toMatchObject({ status: 200, reply: { ok: false, error: { code: 'CASE_CHANGED' } } })
})
