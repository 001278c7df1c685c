import fc from 'fast-check'
import { countCodePoints, truncateCodePoints } from '../../../shared/kernel/code-points'
import { maskName, maskPhone } from '../../../shared/kernel/mask'

describe('code points', () => {
  it('counts what a person sees as one as one', () => {
    expect([countCodePoints(''), countCodePoints('企业'), countCodePoints('𠮷😀')]).toEqual([0, 2, 2])
  })

  it.each([['货物运不出去', 6, '货物运不出去'], ['货物运不出去', 5, '货物运不…'], ['😀😀😀', 2, '😀…'], ['ab', 1, '…'], ['ab', 0, '']])(
    '%s cut to %d is %s', (text, max, cut) => expect(truncateCodePoints(text, max)).toBe(cut))

  it('never exceeds the limit nor splits a pair', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, max) => {
      const cut = truncateCodePoints(text, max)
      expect(countCodePoints(cut)).toBeLessThanOrEqual(max)
      expect(cut).not.toMatch(/\p{Cs}/u)
    }))
  })
})

describe('masks', () => {
  it.each([
    ['13800000000', '138****0000'], ['+86 138-0000-1234', '138****1234'], ['8613812345678', '138****5678'], ['0571-88880000', '****00'],
    ['12345', '****'], ['', '****'], ['110', '****'],
  ])('%s is shown as %s', (phone, shown) => expect(maskPhone(phone)).toBe(shown))

  it.each([
    ['王小明', '王*'], ['王五', '王*'], ['欧阳修远', '欧*'], ['王', '*'], ['', '*'], [' 王五 ', '王*'], ['𠮷田', '𠮷*'],
  ])('%s is shown as %s', (name, shown) => {
    expect(maskName(name)).toBe(shown)
  })

  it('never shows the middle digits of a mobile, nor more than two of anything else', () => {
    fc.assert(fc.property(fc.stringMatching(/^1\d{10}$/), (phone) => {
      expect(maskPhone(phone)).toBe(`${phone.slice(0, 3)}****${phone.slice(7)}`)
    }))
    fc.assert(fc.property(fc.stringMatching(/^[02-79]\d{0,14}$/), (phone) => {
      expect(maskPhone(phone).replace(/\*/g, '').length).toBeLessThanOrEqual(2)
    }))
  })

  it('never shows more than the first character of a name', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(countCodePoints(maskName(name).replace(/\*$/, ''))).toBeLessThanOrEqual(1)
    }))
  })
})
