import { draw, OFFICER, startTown, type TownUnderTest } from '../../support/town'
import { codeOf, openPage } from './page'
import { numberOn, signedInPage } from './signing'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())
// Ten looks a minute are allowed, and there are more tests than that.
beforeEach(() => town.surface('clock', { advance: '1m' }))

const REQUESTS = [['code', {}], ['state', { code: 'A'.repeat(22) }], ['call', { action: 'directory.me', input: {} }], ['leave', {}]] as const

describe('a request of another page (CSRF)', () => {
  /** The emulator lets both names of this machine in; to the function only the one it was told is its page. */
  const elsewhere = () => town.emulator.url.replace('127.0.0.1', 'localhost')

  test.each(REQUESTS)('%s: without our header, our origin or JSON it is refused, and changes nothing', async (name, body) => {
    const page = await signedInPage(town, OFFICER)
    const before = [await town.read('desk_codes'), await town.read('desk_sessions')]
    const given = page.set.length
    for (const headers of [
      { 'x-desk': null }, { 'x-desk': '0' }, { origin: null }, { origin: 'null' }, { origin: elsewhere() }, { 'content-type': 'text/plain' }, { 'content-type': 'application/x-www-form-urlencoded' },
      { 'content-type': 'multipart/form-data; boundary=x' }, { 'content-type': 'application/jsonp' },
    ] as Record<string, string | null>[]) {
      const { status, reply } = await page.post(name, body, headers)
      // What is no origin at all the emulator itself does not let in.
      expect([status, ['DESK_FOREIGN_PAGE', 'FOREIGN_ORIGIN'].includes(codeOf(reply))]).toEqual([403, true])
    }
    expect(page.set).toHaveLength(given)
    expect([await town.read('desk_codes'), await town.read('desk_sessions')]).toEqual(before)
    expect((await page.call('directory.me')).status).toBe(200)
  })

  test('a link or a form of GET does nothing', async () => {
    const page = await signedInPage(town, OFFICER)
    const cookie = [...page.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
    const answer = await fetch(`${town.emulator.url}/desk/leave`, { headers: { cookie, 'x-desk': '1', origin: town.emulator.url, 'content-type': 'application/json' } })
    expect(answer.status).toBe(403)
    expect((await page.call('directory.me')).status).toBe(200)
  })
})

describe('a planted secret (fixation)', () => {
  test('the session is a secret that nobody held before; neither the page’s own nor one that was planted becomes it', async () => {
    const planted = 'P'.repeat(43)
    const page = openPage(town)
    page.cookies.set('msb-desk', planted).set('msb-page', planted)
    const code = await page.code()
    const own = page.cookies.get('msb-page')
    expect(own).not.toBe(planted)
    await town.must('desk.look', { code }, OFFICER)
    await town.must('desk.confirm', { requestId: draw(), code, number: await numberOn(page, code) }, OFFICER)
    await page.state(code)
    expect([planted, own]).not.toContain(page.cookies.get('msb-desk'))
    expect((await page.call('directory.me')).status).toBe(200)
    for (const secret of [planted, own ?? '']) {
      const thief = openPage(town)
      thief.cookies.set('msb-desk', secret)
      expect((await thief.call('directory.me')).status).toBe(401)
    }
  })

  test('a code belongs to the page that asked for it: whoever knows it, and even has another page’s secret, gets no session of it', async () => {
    const [page, thief] = [openPage(town), openPage(town)]
    const code = await page.code()
    await thief.code()
    await town.must('desk.look', { code }, OFFICER)
    const number = await numberOn(page, code)
    expect((await thief.state(code)).state).toBe('over')
    await town.must('desk.confirm', { requestId: draw(), code, number }, OFFICER)
    expect((await thief.state(code)).state).toBe('over')
    expect((await page.state(code)).state).toBe('signedIn')
  })
})

describe('a picture of the code that is sent on', () => {
  test('whoever scans it has not seen the number: a wrong one ends the code for good, the right one after it as well', async () => {
    const thief = openPage(town)
    const code = await thief.code()
    const { choices } = await town.must('desk.look', { code }, OFFICER)
    const number = await numberOn(thief, code)
    const wrong = choices.find((each) => each !== number) ?? 0
    expect(codeOf(await town.call('desk.confirm', { requestId: draw(), code, number: wrong }, OFFICER))).toBe('DESK_NUMBER_WRONG')
    expect(codeOf(await town.call('desk.confirm', { requestId: draw(), code, number }, OFFICER))).toBe('DESK_CODE_USED')
    expect(codeOf(await town.call('desk.look', { code }, OFFICER))).toBe('DESK_CODE_USED')
    expect((await thief.state(code)).state).toBe('refused')
    expect((await thief.call('directory.me')).status).toBe(401)
  })

  test('without a look there is nothing to confirm', async () => {
    const page = openPage(town)
    const code = await page.code()
    for (let number = 10; number < 40; number++) expect(codeOf(await town.call('desk.confirm', { requestId: draw(), code, number }, OFFICER))).toBe('DESK_CODE_USED')
    expect((await page.state(code)).state).toBe('waiting')
  })
})

describe('guessing', () => {
  test('an official may look ten times a minute; the eleventh is refused even if it hits, and the next minute is open', async () => {
    await town.surface('clock', { advance: '1m' })
    const page = openPage(town)
    for (let at = 0; at < 10; at++) expect(codeOf(await town.call('desk.look', { code: String(at).padStart(22, 'x') }, OFFICER))).toBe('DESK_CODE_UNKNOWN')
    const code = await page.code()
    expect(codeOf(await town.call('desk.look', { code }, OFFICER))).toBe('DESK_TOO_OFTEN')
    expect((await page.state(code)).state).toBe('waiting')
    await town.surface('clock', { advance: '1m' })
    expect(codeOf(await town.call('desk.look', { code: await page.code() }, OFFICER))).toBe('ok')
  })

  test('an address gets so many codes a minute and no more', async () => {
    await town.emulator.database.query(`insert into mashangban.settings (tenant, name, version, value) values ('demo', 'quotas', 1, '{"deskCode": 3}') on conflict (tenant, name, version) do update set value = excluded.value`)
    await town.surface('clock', { advance: '1m' })
    const page = openPage(town)
    for (let at = 0; at < 3; at++) await page.code()
    expect(await page.post('code')).toMatchObject({ status: 429, reply: { ok: false, error: { code: 'DESK_TOO_OFTEN' } } })
    await town.emulator.database.query("delete from mashangban.settings where name = 'quotas'")
  })

  test.each(['', 'short', 'x'.repeat(44), `${'x'.repeat(42)};`, '../../etc', 'x'.repeat(5000)])('a cookie that was never ours (%#) is nobody', async (secret) => {
    const page = openPage(town)
    page.cookies.set('msb-desk', secret)
    expect(await page.call('directory.me')).toMatchObject({ status: 401, reply: { error: { code: 'DESK_SIGN_IN' } } })
  })
})

describe('what is sent is not believed', () => {
  test('identity in the body, in the input or in a header changes nothing', async () => {
    const page = await signedInPage(town, OFFICER)
    const { personId } = await town.must('directory.me', {}, OFFICER)
    const { reply } = await page.post('call', { action: 'directory.me', input: { openid: 'demo-admin' }, openid: 'demo-admin', userInfo: { openId: 'demo-admin' } }, { authorization: 'Bearer dev:demo-admin', 'x-wx-openid': 'demo-admin' })
    expect(reply).toMatchObject({ ok: true, data: { personId } })
  })

  test('without a session the bearer of the local surface is nobody at a desk', async () => {
    expect((await openPage(town).post('call', { action: 'directory.me', input: {} }, { authorization: 'Bearer dev:demo-admin' })).status).toBe(401)
  })

  test('a client that dresses its call up as a request of the page is a phone', async () => {
    const body = { httpMethod: 'POST', path: '/desk/code', headers: { origin: town.emulator.url, 'x-desk': '1', 'content-type': 'application/json' }, body: '{}' }
    const answer = await fetch(`${town.emulator.url}/v1/functions/desk`, { method: 'POST', headers: { authorization: `Bearer dev:${OFFICER}` }, body: JSON.stringify(body) })
    expect(await answer.json()).toMatchObject({ ok: false, error: { code: 'ACTION_UNKNOWN' } })
  })

  test.each(['timer.tick', 'events.push', 'constructor.x', '__proto__.x', 'nothing', '', 42, null])('the gateway calls no function but those of the page: %p', async (action) => {
    const page = await signedInPage(town, OFFICER)
    expect(await page.post('call', { action, input: {} })).toMatchObject({ status: 404, reply: { error: { code: 'ACTION_UNKNOWN' } } })
  })

  test.each(['[]', 'null', '"x"', '{', ''])('a body that is no object (%p) is refused', async (body) => {
    const page = await signedInPage(town, OFFICER)
    expect(await page.post('call', body)).toMatchObject({ status: 400, reply: { error: { code: 'INPUT_INVALID' } } })
  })

  test('a session cannot sign the next browser in', async () => {
    const [page, next] = [await signedInPage(town, OFFICER), openPage(town)]
    const code = await next.code()
    for (const action of ['desk.look', 'desk.confirm', 'desk.refuse']) expect(await page.call(action, { code })).toMatchObject({ status: 403, reply: { error: { code: 'DESK_ON_PHONE_ONLY' } } })
    expect((await next.state(code)).state).toBe('waiting')
  })
})

test('every answer is kept by nobody and shown in no frame, refusals too', async () => {
  const page = await signedInPage(town, OFFICER)
  for (const { headers } of [await page.call('directory.me'), await page.post('code'), await page.post('code', {}, { 'x-desk': null }), await page.post('nothing')]) {
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; frame-ancestors 'none'", 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer',
    })
  }
})
