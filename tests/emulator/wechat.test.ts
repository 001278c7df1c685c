import { EJSON } from 'bson'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import type { Emulator } from '../../emulator/emulator'
import { get, newFolder, post, removeFolder, start } from './fixtures/emulator'

const dataDir = newFolder()
let emulator: Emulator

beforeAll(async () => { emulator = await start({ dataDir }) }, 60_000)
afterAll(async () => {
  await emulator.stop()
  removeFolder(dataDir)
})

const ACCEPTED = 'template-accepted'
const ANSWERED = 'template-answered'

type Answer = Record<string, unknown> & { errcode?: number; errmsg?: string }

const api = async (path: string, body: unknown): Promise<Answer> => (await post(emulator, `/wechat${path}`, body)).body
const issue = (more: object = {}) => api('/cgi-bin/stable_token', {
  grant_type: 'client_credential', appid: emulator.environment.WX_APPID, secret: emulator.environment.WX_SECRET, ...more,
})
const token = async () => String((await issue()).access_token)
const withToken = async (path: string, body: unknown) => api(`${path}?access_token=${await token()}`, body)
const send = (body: object) => withToken('/cgi-bin/message/subscribe/send', body)
const message = (touser: string, more: object = {}) => ({ touser, template_id: ANSWERED, data: { thing1: { value: '已经答复' } }, ...more })
const accept = (openid: string, templateId: string, times: number) => post(emulator, '/__emulator/subscriptions', { openid, templateId, times })
const credits = (openid: string) => get<Record<string, number>>(emulator, `/__emulator/subscriptions?openid=${openid}`)
const delivered = (openid: string) => get<Record<string, unknown>[]>(emulator, `/__emulator/messages?openid=${openid}`)
const advance = (ms: number) => emulator.clock.moveTo(emulator.clock.now() + ms)

async function pushes(openid: string): Promise<Record<string, unknown>[]> {
  await emulator.settle()
  const query = EJSON.stringify({ tenant: 'demo' }, { relaxed: false })
  const reply = await emulator.database.handle('database.getDocument', { collectionName: 'pushes', queryType: 'WHERE', query, limit: 1000 })
  return (reply.data as { list: string[] }).list
    .map((text) => (EJSON.parse(text) as { event: Record<string, unknown>; source: string }))
    .filter(({ event }) => event.FromUserName === openid)
    .map(({ event, source }) => ({ ...event, source }))
}

describe('stable_token', () => {
  test('is the same until it is near its end, and expires', async () => {
    const first = await issue()
    expect(first).toMatchObject({ access_token: expect.any(String), expires_in: expect.any(Number) })
    expect(await token()).toBe(first.access_token)
    expect(await api(`/wxa/msg_sec_check?access_token=${first.access_token}`, { content: 'x' })).toMatchObject({ errcode: 40003 })
    await advance(7201_000)
    expect(await api(`/wxa/msg_sec_check?access_token=${first.access_token}`, { content: 'x' })).toMatchObject({ errcode: 42001 })
    expect(await token()).not.toBe(first.access_token)
  })

  test('a forced refresh ends the old one', async () => {
    const old = await token()
    await issue({ force_refresh: true })
    expect(await api(`/wxa/msg_sec_check?access_token=${old}`, { content: 'x' })).toMatchObject({ errcode: 40001 })
  })

  test.each([[{ appid: 'wx' }, 40013], [{ secret: 'x' }, 40125], [{ grant_type: 'x' }, 40002]])('%j is refused', async (more, errcode) => {
    expect(await issue(more)).toMatchObject({ errcode })
  })

  test('no token, a made-up token, no JSON, no POST', async () => {
    expect(await api('/wxa/msg_sec_check', {})).toMatchObject({ errcode: 41001 })
    expect(await api('/wxa/msg_sec_check?access_token=x', {})).toMatchObject({ errcode: 40001 })
    expect(await withToken('/cgi-bin/message/subscribe/send', '{')).toMatchObject({ errcode: 47001 })
    expect(await get(emulator, '/wechat/cgi-bin/message/subscribe/send')).toMatchObject({ errcode: 43002 })
  })
})

describe('subscription messages', () => {
  test('each accept is one message; without credit 43101; the ledger outlives a restart', async () => {
    await accept('o-ledger', ANSWERED, 2)
    expect(await send(message('o-ledger', { page: 'pages/case/index?id=1' }))).toMatchObject({ errcode: 0, msgid: expect.any(String) })
    expect(await credits('o-ledger')).toEqual({ [ANSWERED]: 1 })
    await emulator.stop()
    emulator = await start({ dataDir })
    expect(await send(message('o-ledger'))).toMatchObject({ errcode: 0 })
    expect(await send(message('o-ledger'))).toMatchObject({ errcode: 43101 })
    expect(await credits('o-ledger')).toEqual({ [ANSWERED]: 0 })
    expect(await delivered('o-ledger')).toEqual([
      expect.objectContaining({ touser: 'o-ledger', templateId: ANSWERED, page: 'pages/case/index?id=1', data: { thing1: { value: '已经答复' } }, at: expect.stringMatching(/Z$/) }),
      expect.objectContaining({ page: '' }),
    ])
    expect(await delivered('o-led')).toEqual([])
  })

  test('sends at the same time never spend more than there is', async () => {
    await accept('o-many', ANSWERED, 3)
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => send(message('o-many'))))
    const sent = outcomes.filter(({ errcode }) => errcode === 0).length
    expect(outcomes.every(({ errcode }) => [0, 43101, 43108].includes(errcode ?? -1))).toBe(true)
    expect((await credits('o-many'))[ANSWERED]).toBe(3 - sent)
    expect(await delivered('o-many')).toHaveLength(sent)
  })

  test.each([
    ['no openid', { touser: '' }, 40003, ''],
    ['an odd openid', { touser: 'a b' }, 40003, ''],
    ['an unknown template', { template_id: 'absent' }, 40037, ''],
    ['a template every object has', { template_id: 'constructor' }, 40037, ''],
    ['a page that is not released', { page: 'pages/absent/index' }, 41030, ''],
    ['no data', { data: undefined }, 47003, 'data'],
    ['a missing field', { data: {} }, 47003, 'thing1'],
    ['a blank field', { data: { thing1: { value: '  ' } } }, 47003, 'thing1'],
    ['a field of 21 characters', { data: { thing1: { value: '一'.repeat(21) } } }, 47003, 'thing1'],
    ['a line break', { data: { thing1: { value: '一\n二' } } }, 47003, 'thing1'],
    ['a number instead of text', { data: { thing1: { value: 5 } } }, 47003, 'thing1'],
    ['a field the template lacks', { data: { thing1: { value: '一' }, thing2: { value: '二' } } }, 47003, 'thing2'],
  ])('%s is refused and costs nothing', async (_what, more, errcode, named) => {
    await accept('o-refused', ANSWERED, 1)
    const before = await credits('o-refused')
    const answer = await send(message('o-refused', more))
    expect(answer.errcode).toBe(errcode)
    expect(answer.errmsg).toContain(named)
    expect(await credits('o-refused')).toEqual(before)
  })

  test('a refusal on the card ends delivery until the next accept', async () => {
    await accept('o-card', ANSWERED, 2)
    await post(emulator, '/__emulator/subscriptions', { openid: 'o-card', templateId: ANSWERED, status: 'refuse' })
    expect(await send(message('o-card'))).toMatchObject({ errcode: 43101 })
    await accept('o-card', ANSWERED, 1)
    expect(await send(message('o-card'))).toMatchObject({ errcode: 0 })
  })
})

describe('events reach the function declared for them', () => {
  test('a panel answered with one template is an object, with two a list; a send reports its delivery', async () => {
    await accept('o-events', ANSWERED, 1)
    await post(emulator, '/__emulator/subscriptions', { openid: 'o-events', answers: { [ANSWERED]: 'accept', [ACCEPTED]: 'reject' } })
    await send(message('o-events'))
    const seen = await pushes('o-events')
    expect(seen).toContainEqual(expect.objectContaining({
      Event: 'subscribe_msg_popup_event', MsgType: 'event', source: 'wx_push',
      List: { TemplateId: ANSWERED, SubscribeStatusString: 'accept', PopupScene: '0' },
    }))
    expect(seen).toContainEqual(expect.objectContaining({ Event: 'subscribe_msg_popup_event', List: [expect.anything(), expect.objectContaining({ SubscribeStatusString: 'reject' })] }))
    expect(seen).toContainEqual(expect.objectContaining({ Event: 'subscribe_msg_sent_event', List: expect.objectContaining({ TemplateId: ANSWERED, ErrorCode: '0' }) }))
    expect(await credits('o-events')).toEqual({ [ANSWERED]: 1 })
  })

  test('several accepts are several panels, told apart by their time; a push may come twice', async () => {
    await accept('o-panels', ANSWERED, 3)
    expect(new Set((await pushes('o-panels')).map(({ CreateTime }) => CreateTime)).size).toBe(3)
    await post(emulator, '/__emulator/wechat/faults', { api: 'events', times: 1 })
    await accept('o-twice', ANSWERED, 1)
    const [one, two] = await pushes('o-twice')
    expect(two).toEqual(one)
    expect(one).toBeDefined()
  })
})

describe('codes', () => {
  const draw = async (body: object) => fetch(`${emulator.url}/wechat/wxa/getwxacodeunlimit?access_token=${await token()}`, { method: 'POST', body: JSON.stringify(body) })

  test('a page is checked against the released ones unless told not to', async () => {
    for (const body of [{ scene: 'a', page: 'pages/landing/index' }, { scene: 'a', page: 'pages/absent/index', check_path: false }]) {
      expect((await draw(body)).headers.get('content-type')).toBe('image/png')
    }
  })

  test.each(['1aAbCdEfGhIjK00-0123456789abcdef', "!#$&'()*+,/:;=?@-._~", '0'])('the picture decodes to the scene %s', async (scene) => {
    const reply = await draw({ scene, width: 280, check_path: false })
    expect(reply.headers.get('content-type')).toBe('image/png')
    const { data, width, height } = PNG.sync.read(Buffer.from(await reply.arrayBuffer()))
    expect([width, height]).toEqual([280, 280])
    expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(scene)
  })

  test.each([
    [{}, 40129], [{ scene: '' }, 40129], [{ scene: 'a b' }, 40129], [{ scene: '码' }, 40129], [{ scene: 'a%20' }, 40129],
    [{ scene: 'x'.repeat(33) }, 40169], [{ scene: 'a', env_version: 'formal' }, 40097], [{ scene: 'a', width: 100 }, 40097],
    [{ scene: 'a', page: '/pages/case/index' }, 41030], [{ scene: 'a', page: 'pages/absent/index' }, 41030], [{ scene: 'a', page: 'pages/x?y=1', check_path: false }, 41030],
  ])('%j is refused', async (body, errcode) => {
    expect(await (await draw(body)).json()).toMatchObject({ errcode })
  })
})

describe('phone numbers', () => {
  const mint = async (body: object) => String((await post(emulator, '/__emulator/phone-codes', body)).body.code)
  const redeem = (body: object) => withToken('/wxa/business/getuserphonenumber', body)

  test('a code works once, for its person, for five minutes', async () => {
    const code = await mint({ openid: 'o-phone', phone: '13800000001' })
    expect(await redeem({ code, openid: 'o-other' })).toMatchObject({ errcode: 40029 })
    expect(await redeem({ code, openid: 'o-phone' })).toMatchObject({ errcode: 0, phone_info: { purePhoneNumber: '13800000001', countryCode: '86' } })
    expect(await redeem({ code, openid: 'o-phone' })).toMatchObject({ errcode: 40029 })
    const late = await mint({ openid: 'o-phone' })
    await advance(301_000)
    expect(await redeem({ code: late })).toMatchObject({ errcode: 40029 })
    expect(await redeem({ code: 'made-up' })).toMatchObject({ errcode: 40029 })
  })

  test('a seeded person has the seeded phone, anybody else always the same made-up one', async () => {
    await emulator.database.state('personas').put('list', [{ openid: 'o-seeded', role: 'company', name: '张三', phone: '13900000002' }])
    expect(await redeem({ code: await mint({ openid: 'o-seeded' }) })).toMatchObject({ phone_info: { phoneNumber: '13900000002' } })
    const numbers = await Promise.all([1, 2].map(async () => JSON.stringify((await redeem({ code: await mint({ openid: 'o-anybody' }) })).phone_info)))
    expect(numbers[0]).toMatch(/1990000\d{4}/)
    expect(numbers[1]).toContain(/1990000\d{4}/.exec(numbers[0] ?? '')?.[0])
  })
})

describe('content checks', () => {
  const check = (body: object) => withToken('/wxa/msg_sec_check', { version: 2, scene: 3, openid: 'o-writer', content: '你好', ...body })
  const visit = () => emulator.call('desk', { action: 'calls' }, 'o-writer')

  test('the list of words decides', async () => {
    await visit()
    await post(emulator, '/__emulator/wechat/words', { risky: ['坏词'], review: ['疑词'] })
    expect(await check({})).toMatchObject({ errcode: 0, result: { suggest: 'pass', label: 100 } })
    expect(await check({ content: '有坏词和疑词' })).toMatchObject({ result: { suggest: 'risky' } })
    expect(await check({ content: '有疑词' })).toMatchObject({ result: { suggest: 'review' } })
    expect(await check({ title: '坏词' })).toMatchObject({ result: { suggest: 'risky' } })
  })

  test('the person must have been here within two hours', async () => {
    await visit()
    await advance(7100_000)
    expect(await check({})).toMatchObject({ errcode: 0 })
    await advance(200_000)
    expect(await check({})).toMatchObject({ errcode: 61010 })
    expect(await check({ openid: 'o-never' })).toMatchObject({ errcode: 61010 })
  })

  test.each([[{ content: '' }, 44002], [{ content: '长'.repeat(2501) }, 47001], [{ scene: 9 }, 40129], [{ version: 1 }, 40129], [{ openid: '' }, 40003]])('%j is refused', async (body, errcode) => {
    await visit()
    expect(await check(body)).toMatchObject({ errcode })
  })

  test('the verdict on a picture is pushed', async () => {
    await visit()
    await post(emulator, '/__emulator/wechat/words', { risky: ['坏词'] })
    const links: string[] = []
    for (const path of ['photos/好.jpg', 'photos/坏词.jpg']) {
      const fileId = await emulator.call<string>('desk', { action: 'upload', input: { path } })
      const link = fileId.ok ? await emulator.call<{ tempFileURL: string }>('desk', { action: 'link', input: { fileId: fileId.data } }) : undefined
      links.push(link?.ok ? link.data.tempFileURL : '')
    }
    const suggests: unknown[] = []
    for (const media_url of [...links, 'https://elsewhere.example/x.jpg']) {
      const answer = await withToken('/wxa/media_check_async', { media_url, media_type: 2, version: 2, scene: 3, openid: 'o-writer' })
      const event = (await pushes('o-writer')).find(({ trace_id }) => trace_id === answer.trace_id)
      suggests.push((event?.result as { suggest: string } | undefined)?.suggest ?? event?.errcode)
    }
    expect(suggests).toEqual(['pass', 'risky', -1008])
  })
})

describe('faults are played as often as asked', () => {
  const path = '/cgi-bin/message/subscribe/send'
  const play = (errcode: unknown) => post(emulator, '/__emulator/wechat/faults', { api: path, errcode, times: 1 })

  test('an error code: nothing happens', async () => {
    await accept('o-fault', ANSWERED, 1)
    await play(45009)
    expect(await send(message('o-fault'))).toMatchObject({ errcode: 45009 })
    expect(await send(message('o-fault'))).toMatchObject({ errcode: 0 })
  })

  test('hangup: the connection breaks and nothing happens; timeout: it happens and no answer comes', async () => {
    await accept('o-broken', ANSWERED, 1)
    await play('hangup')
    await expect(send(message('o-broken'))).rejects.toThrow()
    expect(await credits('o-broken')).toEqual({ [ANSWERED]: 1 })
    await play('timeout')
    const signal = AbortSignal.timeout(500)
    const body = JSON.stringify(message('o-broken'))
    await expect(fetch(`${emulator.url}/wechat${path}?access_token=${await token()}`, { method: 'POST', body, signal })).rejects.toThrow()
    expect(await credits('o-broken')).toEqual({ [ANSWERED]: 0 })
    expect(await delivered('o-broken')).toHaveLength(1)
  })
})

test.each([
  ['/__emulator/subscriptions', {}], ['/__emulator/subscriptions', { openid: 'o', templateId: 't', times: 0 }], ['/__emulator/subscriptions', { openid: 'o', answers: { t: 'maybe' } }],
  ['/__emulator/phone-codes', {}], ['/__emulator/wechat/faults', { api: 'x', errcode: 0 }], ['/__emulator/wechat/words', { risky: 'x' }],
])('%s refuses %j', async (path, body) => {
  const reply = await post(emulator, path, body)
  expect(reply).toMatchObject({ status: 400, body: { ok: false, error: { code: 'BAD_INPUT' } } })
})
