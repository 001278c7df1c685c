import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { makeCodeId, signCode, verifyCode } from '../../../shared/register/signed-code'
import { neighboursSwapped, oneCharacterChanged } from './codes.support'

const keyOf = (seed: number): Uint8Array => Uint8Array.from({ length: 32 }, (_, i) => (seed * 31 + i * 7) & 255)
const keys = { a: keyOf(1), b: keyOf(2) }
const anyId = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(makeCodeId)
const anyRevision = fc.integer({ min: 0, max: 1295 })
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/

describe('the signed code', () => {
  it('is 32 characters that a mini-program code may hold, and reads back', () => {
    fc.assert(fc.property(anyId, anyRevision, (codeId, revision) => {
      const text = signCode(keys, 'b', { codeId, revision })
      expect(text).toHaveLength(32)
      expect(text).toMatch(SCENE)
      expect(verifyCode(keys, text)).toEqual({ ok: true, value: { codeId, revision } })
      expect(verifyCode(keys, ` ${text}\u200B\n`)).toEqual({ ok: true, value: { codeId, revision } })
      expect(verifyCode(keys, encodeURIComponent(text))).toEqual({ ok: true, value: { codeId, revision } })
    }))
  })

  it('signs with HMAC-SHA-256 over purpose and head, cut to 96 bits', () => {
    const text = signCode(keys, 'a', { codeId: 'AAAAAAAAAAA', revision: 37 })
    const head = '1aAAAAAAAAAAA11'
    const mac = createHmac('sha256', keys.a).update(`wxacode\0${head}`).digest().subarray(0, 12).toString('base64url')
    expect(text).toBe(`${head}-${mac}`)
  })

  it('is refused with any single character changed or two neighbours swapped', () => {
    fc.assert(fc.property(anyId, anyRevision, (codeId, revision) => {
      const text = signCode(keys, 'a', { codeId, revision })
      const wrong = [...oneCharacterChanged(text, `${BASE64URL}%. `), ...neighboursSwapped(text)]
      expect(wrong.filter((each) => verifyCode(keys, each).ok)).toEqual([])
    }), { numRuns: 3 })
  })

  it('tells forged, retired and malformed apart', () => {
    const text = signCode(keys, 'b', { codeId: 'AAAAAAAAAAA', revision: 0 })
    expect(verifyCode({ ...keys, b: keyOf(3) }, text)).toEqual({ ok: false, error: { code: 'CODE_FORGED' } })
    expect(verifyCode({ a: keys.a }, text)).toEqual({ ok: false, error: { code: 'CODE_KEY_RETIRED' } })
    for (const bad of ['', 'https://example.com', text.slice(1), `${text}A`, text.replace('-', '_'), `2${text.slice(1)}`, '%E0%A4%A']) {
      expect(verifyCode(keys, bad)).toEqual({ ok: false, error: { code: 'CODE_MALFORMED' } })
    }
  })

  it('still reads codes of the old key while both are live', () => {
    const old = signCode({ a: keys.a }, 'a', { codeId: 'AAAAAAAAAAA', revision: 2 })
    expect(verifyCode(keys, old).ok).toBe(true)
  })

  it('signs nothing it could not verify', () => {
    const identity = { codeId: 'AAAAAAAAAAA', revision: 0 }
    expect(() => signCode(keys, 'c', identity)).toThrow(RangeError)
    expect(() => signCode(keys, 'constructor', identity)).toThrow(RangeError)
    expect(() => signCode({ a: new Uint8Array(16) }, 'a', identity)).toThrow(RangeError)
    expect(() => signCode(keys, 'a', { ...identity, codeId: 'short' })).toThrow(RangeError)
    for (const revision of [-1, 1296, 0.5]) expect(() => signCode(keys, 'a', { ...identity, revision })).toThrow(RangeError)
    expect(() => makeCodeId(new Uint8Array(7))).toThrow(RangeError)
  })
})
