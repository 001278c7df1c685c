import fc from 'fast-check'
import { isUscc, makeUscc, normaliseUscc, parseUscc } from '../../../shared/register/uscc'
import { oneCharacterChanged } from './codes.support'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const anyBody = fc.stringMatching(/^9[1-3]\d{6}[0-9A-HJ-NPQRTUWXY]{9}$/)

describe('统一社会信用代码', () => {
  it.each(['91440300708461136T', '91330100799655058B', '91110000802100433B', '91350100M000100Y43'])('accepts the real code %s', (code) => {
    expect(parseUscc(code)).toEqual({ ok: true, value: code })
    expect(makeUscc(code.slice(0, 17))).toBe(code)
  })

  it.each([' 91440300708461136t ', '9144 0300 7084 6113 6T', '９１４４０３００７０８４６１１３６Ｔ', '91440300-70846113-6T'])('reads %s as typed', (text) => {
    expect(parseUscc(text)).toEqual({ ok: true, value: '91440300708461136T' })
    expect(normaliseUscc(text)).toBe('91440300708461136T')
    expect(isUscc(text)).toBe(false)
  })

  it.each([
    '', '9144030070846113', '91440300708461136TT', '91440300708461136I', '9I440300708461136T', '91A40300708461136T', '公司'.repeat(9),
  ])('calls %j malformed', (text) => expect(parseUscc(text)).toEqual({ ok: false, error: { code: 'USCC_MALFORMED' } }))

  it('notices any single mistyped character', () => {
    fc.assert(fc.property(anyBody, (body) => {
      const code = makeUscc(body)
      expect(isUscc(code)).toBe(true)
      expect([...oneCharacterChanged(code, ALPHABET)].filter(isUscc)).toEqual([])
    }), { numRuns: 20 })
    expect(parseUscc('91440300708461136A')).toEqual({ ok: false, error: { code: 'USCC_CHECK_FAILED' } })
  })

  it('does not complete nonsense', () => expect(() => makeUscc('91')).toThrow(RangeError))
})
