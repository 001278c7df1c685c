import fc from 'fast-check'
import { formatShortCode, makeShortCode, parseShortCode } from '../../../shared/register/short-code'
import { oneCharacterChanged } from './codes.support'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const anyBytes = fc.uint8Array({ minLength: 5, maxLength: 5 })
const isValid = (text: string): boolean => parseShortCode(text).ok

describe('the short code for typing', () => {
  it('has eight characters, none of I L O U, printed in two groups', () => {
    fc.assert(fc.property(anyBytes, (bytes) => {
      const code = makeShortCode(bytes)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
      expect(formatShortCode(code)).toBe(`${code.slice(0, 4)}-${code.slice(4)}`)
    }))
  })

  it('is read however it is typed', () => {
    fc.assert(fc.property(anyBytes, (bytes) => {
      const code = makeShortCode(bytes)
      const typed = [code, formatShortCode(code), code.toLowerCase(),
        ` ${code.slice(0, 3)} ${code.slice(3)} `, code.replace(/0/g, 'o').replace(/1/g, 'l'),
        code.replace(/1/g, 'I'), formatShortCode(code).replace('-', '－'), formatShortCode(code).replace('-', '—'), `编号：${code}`, `“${code}”。`, `\u200B${code}\u202C`]
      for (const text of typed) expect(parseShortCode(text)).toEqual({ ok: true, value: code })
    }))
  })

  it('refuses any single wrong character and any swap of two', () => {
    fc.assert(fc.property(anyBytes, (bytes) => {
      const code = makeShortCode(bytes)
      expect([...oneCharacterChanged(code, ALPHABET)].filter(isValid)).toEqual([])
      for (let i = 0; i < 8; i++) {
        for (let j = i + 1; j < 8; j++) {
          const swapped = Array.from(code)
          swapped[i] = code.charAt(j)
          swapped[j] = code.charAt(i)
          expect(isValid(swapped.join(''))).toBe(code.charAt(i) === code.charAt(j))
        }
      }
    }), { numRuns: 30 })
  })

  it('uses 35 of the random bits: different bits, different codes', () => {
    const codes = new Set(Array.from({ length: 35 }, (_, bit) => {
      const bytes = new Uint8Array(5)
      bytes[bit >> 3] = 128 >> (bit & 7)
      return makeShortCode(bytes)
    }))
    expect(codes.size).toBe(35)
    expect(codes.has(makeShortCode(new Uint8Array(5)))).toBe(false)
  })

  it.each(['', '1234567', '123456789', '1234-567U', '企业企业企业企业'])('calls %j malformed', (text) => {
    expect(parseShortCode(text)).toEqual({ ok: false, error: { code: 'SHORT_CODE_MALFORMED' } })
  })
  it('tells a mistyped code from nonsense', () => {
    expect(parseShortCode('0000-0001')).toEqual({ ok: false, error: { code: 'SHORT_CODE_CHECK_FAILED' } })
  })
  it('refuses too little randomness', () => expect(() => makeShortCode(new Uint8Array(4))).toThrow(RangeError))
})
