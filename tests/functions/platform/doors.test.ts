import { randomBytes } from 'node:crypto'
import { isProven, readSmokeRequest, smokeRequest } from '../../../cloudfunctions/_runtime/smoke-proof'
import { atTheDoor } from '../../../cloudfunctions/timer/door'
import { callContext, callEnvironment, pushShapes, TIMER_SHAPES, type Caller } from '../../../emulator/functions/caller'

const NOW = Date.parse('2026-11-26T02:00:00Z')
const key = new Uint8Array(randomBytes(32))
const contextOf = (caller: Caller) => callContext({ requestId: 'r-1', name: 'x', memoryMb: 256, timeoutSeconds: 10, environ: callEnvironment(caller, 'r-1', 'wx1') })
const CLIENTS: readonly Caller[] = [
  { openid: 'o-1', source: 'wx_client' }, { source: 'wx_client' }, { source: 'wx_http' }, { openid: 'o-1', source: 'wx_devtools' }, { source: 'wx_crawler' },
  { source: 'wx_client,scf' }, { source: 'scf' }, { openid: 'o-1', source: 'wx_client', trigger: 'timer' },
]

let lines: Record<string, unknown>[] = []
beforeEach(() => {
  lines = []
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(JSON.parse(String(text)) as Record<string, unknown>)
    return true
  })
})
afterEach(() => jest.restoreAllMocks())

describe('the function of the timer', () => {
  test('works for both shapes of a timer', async () => {
    for (const shape of TIMER_SHAPES) expect(await atTheDoor({}, contextOf(shape))).toMatchObject({ caller: { openid: null, trigger: 'timer', requestId: 'r-1' } })
    expect(lines).toEqual([])
  })

  test('refuses every client, and what is no timer, and logs it with its source', async () => {
    for (const client of [...CLIENTS, { source: '' }, { source: 'other' }]) {
      expect(await atTheDoor({ Type: 'Timer', TriggerName: 'timer-tick' }, contextOf(client))).toEqual({ answer: { ok: false } })
      expect(lines.at(-1)).toMatchObject({ level: 'warn', fn: 'timer', code: 'NOT_ALLOWED', source: client.source })
    }
  })
})

describe('the function of pushes', () => {
  const knock = async (caller: Caller) => {
    const { receive } = await import('../../../cloudfunctions/events/receive')
    let entered = false
    const answer = await receive({ Event: 'x' }, contextOf(caller), () => { entered = true; throw new TypeError('stop here') })
    return { entered, answer }
  }

  test('takes what cannot be a client, with an openid or without, and logs the source seen', async () => {
    for (const shape of [...pushShapes('o-1'), { source: '' }, { source: 'wx_unknown' }, { source: 'wx_trigger' }]) {
      expect((await knock(shape)).entered).toBe(true)
      expect(lines.at(-1)).toMatchObject({ fn: 'events', source: shape.source })
    }
  })

  test('refuses every client and logs it', async () => {
    for (const client of CLIENTS) {
      expect(await knock(client)).toEqual({ entered: false, answer: { ok: false } })
      expect(lines.at(-1)).toMatchObject({ level: 'warn', fn: 'events', code: 'NOT_ALLOWED', source: client.source })
    }
  })

  test('logs no openid', async () => {
    await knock({ openid: 'o-secret', source: 'wx_client' })
    expect(JSON.stringify(lines)).not.toContain('o-secret')
  })
})

describe('a smoke call', () => {
  test('is proven with the installation’s key, for five minutes, and for nothing else', () => {
    const request = smokeRequest(key, NOW)
    expect(isProven(key, request, NOW + 299_000)).toBe(true)
    expect(isProven(key, request, NOW + 301_000)).toBe(false)
    expect(isProven(key, request, NOW - 301_000)).toBe(false)
    expect(isProven(new Uint8Array(32), request, NOW)).toBe(false)
    expect(isProven(key, { ...request, at: NOW + 1 }, NOW)).toBe(false)
    for (const proof of ['', 'x', request.proof.slice(1)]) expect(isProven(key, { at: NOW, proof }, NOW)).toBe(false)
  })

  test.each([undefined, null, {}, { smoke: true }, { smoke: { at: '1', proof: 'x' } }, { smoke: { at: 1 } }])('%j asks for none', (event) => {
    expect(readSmokeRequest(event)).toBeNull()
  })

  test('without a right proof, or from a client with one, is refused and logged', async () => {
    const text = Buffer.from(key).toString('base64')
    const json = JSON.stringify({ a: text })
    Object.assign(process.env, { TENANT: 't', CODE_KEYS: json, DATA_KEYS: json, HMAC_KEY: text, WX_APPID: 'wx1', WX_SECRET: 's', WX_API_BASE: 'http://127.0.0.1:9', DATABASE_APP_URL: 'postgres://x@127.0.0.1:9/x' })
    jest.resetModules()
    const { atTheDoor: door } = await import('../../../cloudfunctions/timer/door')
    const right = smokeRequest(key, Date.now())
    for (const client of CLIENTS) expect(await door({ smoke: right }, contextOf(client))).toEqual({ answer: { ok: false } })
    expect(await door({ smoke: { ...right, proof: 'wrong' } }, contextOf({ source: '' }))).toEqual({ answer: { ok: false } })
    expect(lines.every(({ code }) => code === 'NOT_ALLOWED')).toBe(true)
    expect(await door({ smoke: right }, contextOf({ source: '' }))).toMatchObject({ answer: { ok: true, database: 'ECONNREFUSED' } })
    for (const name of ['TENANT', 'CODE_KEYS', 'DATA_KEYS', 'HMAC_KEY', 'WX_APPID', 'WX_SECRET', 'WX_API_BASE', 'DATABASE_APP_URL']) delete process.env[name]
  })
})
