import fc from 'fast-check'
import { addMs, chinaDay, chinaInstant, chinaParts, chinaTime, dayNumberAt, dayNumberOf, dayOf, dayStartMs, formatInChina, parseInstant, toInstant, toMs, weekdayOf } from '../../../shared/kernel/instant'
import { ChinaDay, Instant } from '../../../shared/kernel/instant-schema'

const MINUTE = 'YYYY-MM-DD HH:mm'
const anyMs = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2099, 11, 31) })

describe('instants', () => {
  it.each(['2026-11-18T01:42:00.000Z', '2024-02-29T23:59:59.999Z'])('accepts %s', (text) => {
    expect(Instant.safeParse(text).success).toBe(true)
  })
  it.each([
    '2026-11-18T01:42:00Z', '2026-11-18T09:42:00.000+08:00', '2026-02-30T00:00:00.000Z', '2026-11-18', '', 'now', 5, null,
  ])('refuses %j', (value) => {
    expect(Instant.safeParse(value).success).toBe(false)
  })

  it('sorts as text as it sorts in time', () => {
    fc.assert(fc.property(anyMs, anyMs, (a, b) => (toInstant(a) < toInstant(b)) === (a < b)))
  })

  it.each([
    ['2026-11-18T09:42:00+08:00', '2026-11-18T01:42:00.000Z'], ['2026-11-18T01:42Z', '2026-11-18T01:42:00.000Z'],
    ['2026-11-18T01:42:00.5Z', '2026-11-18T01:42:00.500Z'],
  ])('reads %s as %s', (text, instant) => expect(parseInstant(text)).toEqual({ ok: true, value: instant }))
  it.each([
    '2026-11-18T09:42:00', '2026-02-30T09:42:00Z', '2026-11-18 09:42', '2026-11-18T25:00:00Z', '18/11/2026', '',
  ])('does not read %s', (text) => {
    expect(parseInstant(text)).toEqual({ ok: false, error: { code: 'INSTANT_INVALID' } })
  })

  it('throws on what is no instant: inside the core that is a bug', () => {
    expect(() => toMs('yesterday')).toThrow(RangeError)
    expect(() => toInstant(Number.NaN)).toThrow(RangeError)
    expect(() => dayNumberOf('2026-13-01')).toThrow(RangeError)
  })

  it('moves by elapsed time', () => expect(addMs('2026-11-18T23:59:59.000Z', 2000)).toBe('2026-11-19T00:00:01.000Z'))
})

describe('China time', () => {
  it('is eight hours ahead: the China day begins at 16:00 UTC', () => {
    expect(chinaDay('2026-11-18T15:59:59.999Z')).toBe('2026-11-18')
    expect(chinaDay('2026-11-18T16:00:00.000Z')).toBe('2026-11-19')
    expect(chinaInstant('2026-11-18', '09:42')).toBe('2026-11-18T01:42:00.000Z')
    expect(formatInChina('2026-12-31T16:05:59.000Z', MINUTE)).toBe('2027-01-01 00:05')
    expect(chinaTime('2026-11-18T01:42:59.999Z')).toBe('09:42')
  })

  it('gives the parts of the wall clock', () => {
    expect(chinaParts('2026-11-21T16:30:15.000Z')).toEqual({ year: 2026, month: 11, day: 22, hour: 0, minute: 30, second: 15, weekday: 0 })
  })

  it('does not depend on the time zone of the machine', () => {
    const oracle = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
    fc.assert(fc.property(anyMs, (ms) => {
      expect(formatInChina(toInstant(ms), MINUTE)).toBe(oracle.format(new Date(ms)))
    }))
  })

  it('days and day numbers are the same thing', () => {
    fc.assert(fc.property(anyMs, (ms) => {
      const number = dayNumberAt(ms)
      expect(dayNumberOf(dayOf(number))).toBe(number)
      expect(dayOf(number)).toBe(chinaDay(toInstant(ms)))
      expect(dayStartMs(number) <= ms && ms < dayStartMs(number + 1)).toBe(true)
    }))
    expect(weekdayOf(dayNumberOf('2026-11-18'))).toBe(3)
    expect(weekdayOf(dayNumberOf('1969-12-31'))).toBe(3)
  })

  it.each([
    ['2024-02-29', true], ['2026-02-29', false], ['2026-11-31', false], ['2026-1-1', false], ['20261118', false],
  ])('%s is a day: %s', (day, real) => {
    expect(ChinaDay.safeParse(day).success).toBe(real)
  })
})
