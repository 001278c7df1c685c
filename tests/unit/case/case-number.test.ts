import fc from 'fast-check'
import { isCaseNumber, makeCaseNumber } from '../../../shared/case/case-number'
import { neighboursSwapped, oneCharacterChanged } from '../register/codes.support'

const anyNumber = fc.tuple(fc.date({ min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
  fc.stringMatching(/^\d{7}$/))
  .map(([date, digits]) => makeCaseNumber(date.toISOString(), digits))

describe('the case number', () => {
  it('is the China day of filing, seven digits and a check digit', () => {
    expect(makeCaseNumber('2026-11-18T01:42:00.000Z', '0037123')).toMatch(/^2611180037123\d$/)
    expect(makeCaseNumber('2026-11-18T16:00:00.000Z', '0037123')).toMatch(/^2611190037123\d$/)
  })

  it('is known again', () => {
    fc.assert(fc.property(anyNumber, (number) => { expect(isCaseNumber(number)).toBe(true) }))
  })

  it('notices every wrong digit and every swap of neighbours', () => {
    fc.assert(fc.property(anyNumber, (number) => {
      expect([...oneCharacterChanged(number, '0123456789'), ...neighboursSwapped(number)].filter(isCaseNumber)).toEqual([])
    }))
  })

  it.each(['', '2611180037', '26111800371234567', '2611180037123X', '诉求编号'])('refuses %j', (text) => {
    expect(isCaseNumber(text)).toBe(false)
  })

  it('refuses a day that does not exist although the check digit fits', () => {
    const fits = Array.from({ length: 10 }, (_, digit) => `2602300037123${digit}`)
    expect(fits.some(isCaseNumber)).toBe(false)
    expect(() => makeCaseNumber('2026-11-18T01:42:00.000Z', '123')).toThrow(RangeError)
  })
})
