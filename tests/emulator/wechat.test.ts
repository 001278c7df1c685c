import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import type { Emulator } from '../../emulator/emulator'
import { newFolder, get, post, removeFolder, start } from './fixtures/emulator'
import { platformOf } from './fixtures/platform'

const dataDir = newFolder()
let emulator: Emulator
const { advance, api, issue, pushes, token, withToken } = platformOf(() => emulator)

beforeAll(async () => {
  emulator = await start({ dataDir, seed: async ({ setPersonas }) => setPersonas([{ openid: 'o-seeded', role: 'company', name: '张三', phone: '13900000002' }]) })
}, 60_000)
afterAll(async () => {
  await emulator.stop()
  removeFolder(dataDir)
})

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

describe('codes', () => {
  const draw = async (body: object) => {
    const path = `/wechat/wxa/getwxacodeunlimit?access_token=${await token()}`
    return fetch(emulator.url + path, { method: 'POST', body: JSON.stringify(body) })
  }

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
    [{ scene: 'a', page: '/pages/case/index' }, 41030], [{ scene: 'a', page: 'pages/absent/index' }, 41030],
    [{ scene: 'a', page: 'pages/x?y=1', check_path: false }, 41030],
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
    const redeemed = await redeem({ code, openid: 'o-phone' })
    expect(redeemed).toMatchObject({ errcode: 0, phone_info: { purePhoneNumber: '13800000001', countryCode: '86' } })
    expect(await redeem({ code, openid: 'o-phone' })).toMatchObject({ errcode: 40029 })
    const late = await mint({ openid: 'o-phone' })
    await advance(301_000)
    expect(await redeem({ code: late })).toMatchObject({ errcode: 40029 })
    expect(await redeem({ code: 'made-up' })).toMatchObject({ errcode: 40029 })
  })

  test('a seeded person has the seeded phone, anybody else always the same made-up one', async () => {
    expect(await redeem({ code: await mint({ openid: 'o-seeded' }) })).toMatchObject({ phone_info: { phoneNumber: '13900000002' } })
    const numberOf = async (openid: string) => JSON.stringify((await redeem({ code: await mint({ openid }) })).phone_info)
    const numbers = [await numberOf('o-anybody'), await numberOf('o-anybody')]
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

  test.each([
    ['no content', { content: '' }, 44002],
    ['2,501 characters', { content: '长'.repeat(2501) }, 47001], ['an unknown scene', { scene: 9 }, 40129],
    ['the old version', { version: 1 }, 40129], ['nobody', { openid: '' }, 40003],
  ])('%s is refused', async (_what, body, errcode) => {
    await visit()
    expect(await check(body)).toMatchObject({ errcode })
  })

  test('the verdict on a picture is pushed', async () => {
    await visit()
    await post(emulator, '/__emulator/wechat/words', { risky: ['坏词'] })
    const links: string[] = []
    for (const path of ['photos/好.jpg', 'photos/坏词.jpg']) {
      const fileId = await emulator.call<string>('desk', { action: 'upload', input: { path } })
      if (!fileId.ok) throw new Error(fileId.error.code)
      const link = await emulator.call<{ tempFileURL: string }>('desk', { action: 'link', input: { fileId: fileId.data } })
      links.push(link.ok ? link.data.tempFileURL : '')
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

test.each([
  ['/__emulator/subscriptions', {}],
  ['/__emulator/subscriptions', { openid: 'o', templateId: 't', times: 0 }],
  ['/__emulator/subscriptions', { openid: 'o', answers: { t: 'maybe' } }],
  ['/__emulator/phone-codes', {}], ['/__emulator/wechat/faults', { api: 'x', errcode: 0 }], ['/__emulator/wechat/words', { risky: 'x' }],
])('%s refuses %j', async (path, body) => {
  const reply = await post(emulator, path, body)
  expect(reply).toMatchObject({ status: 400, body: { ok: false, error: { code: 'BAD_INPUT' } } })
})
