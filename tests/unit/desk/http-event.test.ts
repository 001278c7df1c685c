import { gate } from '../../../cloudfunctions/desk/gate'
import { isHttp, readHttp } from '../../../cloudfunctions/desk/http-event'
import type { PageAct } from '../../../cloudfunctions/desk/page-request'
import type { Ports } from '../../../cloudfunctions/_ports'
import { ok } from '../../../shared/kernel/result'

const ORIGIN = 'https://desk.example.gov.cn'
const HEADERS = { Origin: ORIGIN, 'X-Desk': '1', 'Content-Type': 'application/json; charset=utf-8' }
const event = (over: object = {}): Record<string, unknown> => ({ httpMethod: 'POST', path: '/desk/code', headers: HEADERS, body: '{"a":1}', isBase64Encoded: false, ...over })

describe('an event of the HTTP access', () => {
  test.each([['/desk/code', 'code'], ['/code', 'code'], ['code', 'code'], ['/desk/code/', 'code'], ['/desk/code?x=/state', 'code'], ['/', ''], ['', '']])('%s asks for %p, whether the route’s own part is cut off or not', (path, name) => {
    expect(readHttp(event({ path })).name).toBe(name)
  })

  test('names of headers are read in any case; a body in base64 as well', () => {
    const read = readHttp(event({ body: Buffer.from('{"b":2}').toString('base64'), isBase64Encoded: true }))
    expect([read.header('origin'), read.header('x-desk'), read.header('cookie'), read.body]).toEqual([ORIGIN, '1', '', { b: 2 }])
  })

  test.each([[{ body: 'no JSON' }], [{ body: undefined }], [{ body: 42 }], [{ body: `"${'x'.repeat(200_000)}"` }]])('a body that is none or too long is undefined (%#)', (over) => {
    expect(readHttp(event(over)).body).toBeUndefined()
  })

  test.each([null, undefined, 'x', [], {}, { action: 'desk.look' }, { httpMethod: 1 }])('what is no such event is a call (%p)', (given) => {
    expect(isHttp(given)).toBe(false)
  })
})

describe('the gate', () => {
  const acted: PageAct = () => Promise.resolve(ok({ reply: { data: 'done' }, cookie: 'c=1' }))
  const ask = async (deskOrigin: string | null, over: object = {}) => {
    const { statusCode, headers, body } = await gate({ code: acted }, () => ({ deskOrigin }) as Ports)(event(over), { request_id: 'r-1' })
    return { statusCode, cookie: headers['set-cookie'], body: JSON.parse(body) as unknown }
  }
  beforeEach(() => { jest.spyOn(process.stdout, 'write').mockReturnValue(true) })
  afterEach(() => jest.restoreAllMocks())

  test('lets a request of our page through, and gives its cookie', async () => {
    expect(await ask(ORIGIN)).toEqual({ statusCode: 200, cookie: 'c=1', body: { ok: true, data: 'done' } })
  })

  test('is shut where no page is configured', async () => {
    expect(await ask(null)).toMatchObject({ statusCode: 404, cookie: undefined, body: { ok: false, error: { code: 'DESK_OFF', requestId: 'r-1' } } })
  })

  test.each([
    [{ httpMethod: 'GET' }], [{ httpMethod: 'PUT' }], [{ headers: {} }], [{ headers: { ...HEADERS, Origin: `${ORIGIN}.evil.example` } }], [{ headers: { ...HEADERS, Origin: 'http://desk.example.gov.cn' } }],
    [{ headers: { ...HEADERS, Origin: 'https://DESK.example.gov.cn' } }], [{ headers: { ...HEADERS, 'X-Desk': undefined } }], [{ headers: { ...HEADERS, 'Content-Type': 'text/plain;application/json' } }], [{ headers: null }],
  ])('refuses what another page could send (%#), with no cookie', async (over) => {
    expect(await ask(ORIGIN, over)).toMatchObject({ statusCode: 403, cookie: undefined, body: { error: { code: 'DESK_FOREIGN_PAGE' } } })
  })

  test('tells a fault by its number and nothing else', async () => {
    const broken: PageAct = () => Promise.reject(new Error('secret'))
    const { statusCode, body } = await gate({ code: broken }, () => ({ deskOrigin: ORIGIN }) as Ports)(event(), { request_id: 'r-1' })
    expect(statusCode).toBe(500)
    expect(body).not.toContain('secret')
    expect(JSON.parse(body)).toMatchObject({ ok: false, error: { code: 'INTERNAL', requestId: 'r-1' } })
  })
})
