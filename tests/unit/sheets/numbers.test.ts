import fc from 'fast-check'
import { numberCell, shortenedNumber } from '../../../cloudfunctions/_sheets/numbers'

it.each([
  ['0', { text: '0', folded: 'number' }],
  ['-0', { text: '0', folded: 'number' }],
  ['13800138000', { text: '13800138000', folded: 'number' }],
  ['13800138000.0', { text: '13800138000', folded: 'number' }],
  ['1.3800138E10', { text: '13800138000', folded: 'scientific' }],
  ['0.30000000000000004', { text: '0.3', folded: 'number' }],
  ['-1234.5600000000001', { text: '-1234.56', folded: 'number' }],
  ['4.9999999999999996E-2', { text: '0.05', folded: 'scientific' }],
  ['1E-7', { text: '0.0000001', folded: 'scientific' }],
  ['123456789012345', { text: '123456789012345', folded: 'number' }],
  ['9.1330100799655000E17', { text: '913301007996550000', folded: 'scientific', lossy: true }],
  ['1234567890123456', { text: '1234567890123456', folded: 'number', lossy: true }],
  ['.5', { text: '0.5', folded: 'number' }],
])('the stored number %s is read as %j', (raw, cell) => expect(numberCell(raw)).toEqual(cell))

it.each(['', 'E5', 'abc', '1,000', 'NaN', 'Infinity', '0x10', '1e9999'])('%j is no number', (raw) => expect(numberCell(raw)).toBeNull())

it('reads every number of up to 15 digits as its digits', () => {
  fc.assert(fc.property(fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 }), (number) => {
    expect(numberCell(String(number))).toEqual({ text: String(number === 0 ? 0 : number), folded: 'number' })
    expect(numberCell(number.toExponential())?.text).toBe(String(number === 0 ? 0 : number))
  }))
})

it('reads decimals without the noise of the last bit', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 0, max: 5 }), (digits, places) => {
    const exact = digits / 10 ** places
    expect(Number(numberCell(String(exact))?.text)).toBe(exact)
    expect(numberCell(String(exact * (1 + 2 ** -52)))?.text).toBe(numberCell(String(exact))?.text)
  }))
})

it.each([
  ['9.1330E+17', { text: '913300000000000000', folded: 'scientific', lossy: true }],
  ['1.38001E+10', { text: '13800100000', folded: 'scientific', lossy: true }],
  ['1.3800138000E+10', { text: '13800138000', folded: 'scientific' }],
])('what a csv has of a long number, %s, is told', (text, cell) => expect(shortenedNumber(text)).toEqual(cell))

it.each(['3E5', 'E+10', '12E+3', '3.1e+10', '13800138000', '0E+10'])('%s may be a code and stays', (text) => expect(shortenedNumber(text)).toBeNull())
