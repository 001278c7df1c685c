import fc from 'fast-check'
import { INFINITY, readInstant, readOptional } from '../../../cloudfunctions/_database/instants'

describe('an instant as the server writes it', () => {
  it.each([
    ['2026-11-18 01:42:00+00', '2026-11-18T01:42:00.000Z'],
    ['2026-11-18 01:42:00.5+00', '2026-11-18T01:42:00.500Z'],
    ['2026-11-18 01:42:00.012+00', '2026-11-18T01:42:00.012Z'],
    ['2026-11-18T01:42:00+00:00', '2026-11-18T01:42:00.000Z'],
    ['2026-11-18T01:42:00.05+00:00', '2026-11-18T01:42:00.050Z'],
    ['2026-11-18 01:42:00.123999+00', '2026-11-18T01:42:00.123Z'],
    ['2026-11-18T01:42:00.123Z', '2026-11-18T01:42:00.123Z'],
  ])('%s is %s', (text, instant) => expect(readInstant(text)).toBe(instant))

  it('comes out as it went in, however many zeros of its fraction were left out', () => {
    const moment = fc.date({ min: new Date('1970-01-01'), max: new Date('2999-12-31T23:59:59.999Z'), noInvalidDate: true })
    fc.assert(fc.property(moment, fc.constantFrom(' ', 'T'), (date, between) => {
      const canonical = date.toISOString()
      const fraction = canonical.slice(20, 23).replace(/0+$/, '')
      const stored = `${canonical.slice(0, 10)}${between}${canonical.slice(11, 19)}${fraction === '' ? '' : `.${fraction}`}${between === 'T' ? '+00:00' : '+00'}`
      expect(readInstant(stored)).toBe(canonical)
    }))
  })

  it('sorts as text the way it sorts in the database, with no such moment behind all others', () => {
    expect(readInstant('infinity')).toBe(INFINITY)
    expect([INFINITY, readInstant('2999-12-31 23:59:59.999+00'), readInstant('2026-01-01 00:00:00+00')].sort().at(-1)).toBe(INFINITY)
  })

  it('is null where there is none', () => {
    expect([readOptional(null), readOptional('infinity'), readOptional('2026-11-18 01:42:00+00')]).toEqual([null, null, '2026-11-18T01:42:00.000Z'])
  })
})
