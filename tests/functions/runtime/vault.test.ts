import { randomBytes } from 'node:crypto'
import { createVault } from '../../../cloudfunctions/_adapters/crypto/vault'
import { getCaller } from '../../../cloudfunctions/_runtime/caller'
import { parseConfig } from '../../../cloudfunctions/_runtime/config'

const key = () => new Uint8Array(randomBytes(32))
const [keyA, keyB, hmacKey] = [key(), key(), key()]
const vault = (dataKeys: Record<string, Uint8Array>, tenant = 'demo') => createVault({ tenant, dataKeys, hmacKey })

describe('sealing', () => {
  test('gives back what went in, and never the same text twice', () => {
    const { seal, open } = vault({ a: keyA })
    for (const text of ['19900001234', '王示例', '', '😀'.repeat(100)]) {
      expect(open(seal(text))).toBe(text)
      expect(seal(text)).not.toBe(seal(text))
    }
  })

  test('a new key seals, the old one still opens; without it the text stays shut', () => {
    const old = vault({ a: keyA }).seal('19900001234')
    const rotated = vault({ a: keyA, b: keyB })
    expect(rotated.open(old)).toBe('19900001234')
    expect(rotated.seal('x')).toMatch(/^b\./)
    expect(() => vault({ b: keyB }).open(old)).toThrow('key')
  })

  test('another tenant, another key and a changed text do not open', () => {
    const sealed = vault({ a: keyA }).seal('19900001234')
    expect(() => vault({ a: keyA }, 'other').open(sealed)).toThrow()
    expect(() => vault({ a: keyB }).open(sealed)).toThrow()
    const flipped = `${sealed.slice(0, -2)}${sealed.at(-2) === 'A' ? 'B' : 'A'}${sealed.slice(-1)}`
    expect(() => vault({ a: keyA }).open(flipped)).toThrow()
    for (const bad of ['', 'a.', 'a.AAAA', 'plain']) expect(() => vault({ a: keyA }).open(bad)).toThrow()
  })

  test('blind texts compare within a tenant and not across', () => {
    expect(vault({ a: keyA }).blind('1')).toBe(vault({ b: keyB }).blind('1'))
    expect(vault({ a: keyA }).blind('1')).not.toBe(vault({ a: keyA }, 'other').blind('1'))
    expect(vault({ a: keyA }).blind('1')).not.toBe(vault({ a: keyA }).blind('2'))
  })
})

describe('configuration', () => {
  const base64 = Buffer.from(keyA).toString('base64')
  const good = { TENANT: 'demo', CODE_KEYS: JSON.stringify({ a: base64 }), DATA_KEYS: JSON.stringify({ a: base64 }), HMAC_KEY: base64, WX_APPID: 'wx1', WX_SECRET: 's3cret', DATABASE_APP_URL: 'postgres://app@db.example/mashangban' }

  test('is read with its defaults', () => {
    const config = parseConfig({ ...good, TEMPLATE_IDS: '{"task":"T1"}' })
    expect(config.wechat.baseUrl).toBe('https://api.weixin.qq.com')
    expect(config.templateIds).toMatchObject({ task: 'T1', progress: 'TPL-CASE-PROGRESS' })
    expect(config.dataKeys['a']).toEqual(keyA)
  })

  test.each([
    ['DATA_KEYS', JSON.stringify({ a: Buffer.from('short').toString('base64') })],
    ['CODE_KEYS', 'not json'],
    ['CODE_KEYS', JSON.stringify({ long: base64 })],
    ['HMAC_KEY', ''],
    ['TENANT', 'with space'],
    ['WX_SECRET', undefined],
  ])('a bad %s is named, not shown', (name, value) => {
    const attempt = () => parseConfig({ ...good, [name]: value })
    expect(attempt).toThrow(name)
    if (value) expect(attempt).not.toThrow(value)
  })
})

describe('the caller', () => {
  test('is read from the context of the call, in both of its forms', () => {
    const expected = { openid: 'o-1', source: 'wx_client', trigger: '', requestId: 'r-1', clientIp: '10.0.0.1' }
    const environ = { WX_OPENID: 'o-1', TCB_SOURCE: 'wx_client', WX_CLIENTIP: '10.0.0.1' }
    expect(getCaller({ request_id: 'r-1', environment: JSON.stringify(environ) })).toEqual(expected)
    expect(getCaller({ request_id: 'r-1', environ: 'WX_OPENID=o-1;TCB_SOURCE=wx_client;WX_CLIENTIP=10.0.0.1' })).toEqual(expected)
  })

  test('is nobody when the context names nobody, even if the process once served somebody', () => {
    process.env['WX_OPENID'] = 'o-before'
    try {
      expect(getCaller({ request_id: 'r-2', environment: JSON.stringify({ TCB_SOURCE: 'wx_client' }) }).openid).toBeNull()
    } finally {
      delete process.env['WX_OPENID']
    }
  })
})
