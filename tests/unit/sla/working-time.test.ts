import fc from 'fast-check'
import { chinaDay, dayNumberOf, HOUR_MS, toInstant, toMs } from '../../../shared/kernel/instant'
import { DEFAULT_CALENDAR as calendar } from '../../../shared/settings/calendar/default-calendar'
import {
  addWorkingMinutes, addWorkingMs, closeOfBusinessMs, isWorkingDay, minutesPerDay, workingMinutesBetween, workingMsBetween,
} from '../../../shared/sla/working-time'
import { anyInstant, cn, shown, valueOf } from './support'

describe('adding working minutes, by hand', () => {
  it.each([
    ['within the morning', '2026-11-18 09:42', 30, '2026-11-18 10:12'],
    ['to the end of the morning, not to the next opening', '2026-11-18 11:00', 60, '2026-11-18 12:00'],
    ['across lunch', '2026-11-18 11:30', 60, '2026-11-18 14:30'],
    ['from lunch: counting starts at 14:00', '2026-11-18 12:45', 1, '2026-11-18 14:01'],
    ['from before opening', '2026-11-18 06:00', 120, '2026-11-18 11:00'],
    ['Friday evening: counting starts on Monday', '2026-11-20 18:30', 120, '2026-11-23 11:00'],
    ['Friday at closing time', '2026-11-20 18:00', 1, '2026-11-23 09:01'],
    ['Friday late afternoon over the weekend', '2026-11-20 17:30', 60, '2026-11-23 09:30'],
    ['a whole day is 420 minutes', '2026-11-18 09:42', 420, '2026-11-19 09:42'],
    ['five whole days: the screen 为什么是下周三', '2026-11-18 09:42', 2100, '2026-11-25 09:42'],
    ['the make-up Sunday before National Day counts', '2026-09-18 17:00', 120, '2026-09-20 10:00'],
    ['over National Day 2026', '2026-09-30 17:00', 120, '2026-10-08 10:00'],
    ['into the make-up Saturday after it', '2026-10-09 17:00', 120, '2026-10-10 10:00'],
    ['over Spring Festival 2026 from the make-up Saturday', '2026-02-14 17:00', 120, '2026-02-24 10:00'],
    ['over New Year into 2027: Friday 1 January and the weekend are off', '2026-12-31 17:00', 120, '2027-01-04 10:00'],
    ['over New Year into 2026 with its make-up Sunday', '2025-12-31 17:00', 120, '2026-01-04 10:00'],
  ])('%s', (_, from, minutes, due) => {
    expect(shown(addWorkingMinutes(calendar, cn(from), minutes))).toBe(due)
  })

  it('counts between by hand: a week with lunch, weekend and an evening', () => {
    expect(valueOf(workingMinutesBetween(calendar, cn('2026-11-20 17:00'), cn('2026-11-23 15:00')))).toBe(60 + 180 + 60)
    expect(valueOf(workingMinutesBetween(calendar, cn('2026-11-23 15:00'), cn('2026-11-20 17:00')))).toBe(-300)
    expect(valueOf(workingMinutesBetween(calendar, cn('2026-10-01 09:00'), cn('2026-10-07 18:00')))).toBe(0)
  })

  it('cuts to whole minutes towards zero, both ways, and never gives minus zero', () => {
    const from = cn('2026-11-18 10:00')
    const later = toInstant(toMs(from) + 119_999)
    expect(valueOf(workingMinutesBetween(calendar, from, later))).toBe(1)
    expect(valueOf(workingMinutesBetween(calendar, later, from))).toBe(-1)
    expect(Object.is(valueOf(workingMinutesBetween(calendar, toInstant(toMs(from) + 5), from)), 0)).toBe(true)
  })

  it('closes at 18:00 and has seven hours a day', () => {
    expect(toInstant(closeOfBusinessMs(calendar, dayNumberOf('2026-11-18')))).toBe(cn('2026-11-18 18:00'))
    expect(minutesPerDay(calendar)).toBe(420)
  })
})

describe('a year that is not in the calendar', () => {
  it('is assumed on every way into it: weekends, and the days off that stand on a date', () => {
    // Saturday 1 January 2028 and the Sunday are off either way; a New Year on a weekday is off by its date.
    expect(shown(addWorkingMinutes(calendar, cn('2027-12-31 17:00'), 61))).toBe('2028-01-03 09:01')
    expect(workingMinutesBetween(calendar, cn('2027-12-31 17:00'), cn('2028-01-04 10:00'))).toEqual({ ok: true, value: 60 + 420 + 60 })
    for (const off of ['2029-01-01', '2028-05-01', '2028-05-02', '2028-10-02', '2028-10-03']) expect([off, isWorkingDay(calendar, off)]).toEqual([off, { ok: true, value: false }])
    // The moon's festivals and make-up days are nobody's guess.
    for (const worked of ['2028-02-29', '2028-05-03', '2028-01-26']) expect([worked, isWorkingDay(calendar, worked)]).toEqual([worked, { ok: true, value: true }])
  })
  it('is not needed when the last minute of the last year suffices', () => {
    expect(shown(addWorkingMinutes(calendar, cn('2027-12-31 17:00'), 60))).toBe('2027-12-31 18:00')
  })
  it('is an error where no calendar may be: a limit that long is a mistake', () => {
    expect(isWorkingDay(calendar, '2101-01-03')).toEqual({ ok: false, error: { code: 'CALENDAR_UNCOVERED', year: 2101 } })
    expect(isWorkingDay(calendar, '1999-12-31')).toEqual({ ok: false, error: { code: 'CALENDAR_UNCOVERED', year: 1999 } })
  })
})

describe('laws of working time', () => {
  const anyMs = fc.integer({ min: 0, max: 40 * 7 * HOUR_MS })
  const add = (from: number, ms: number): number => valueOf(addWorkingMs(calendar, from, ms))
  const between = (from: number, to: number): number => valueOf(workingMsBetween(calendar, from, to))

  it('what was added lies between', () => {
    fc.assert(fc.property(anyInstant, anyMs, (from, ms) => between(toMs(from), add(toMs(from), ms)) === ms), { numRuns: 800 })
  })
  it('adding in two steps is adding at once', () => {
    fc.assert(fc.property(anyInstant, anyMs, anyMs, (from, a, b) => {
      expect(add(add(toMs(from), a), b)).toBe(add(toMs(from), a + b))
    }), { numRuns: 400 })
  })
  it('an hour more or a start later never gives an earlier end', () => {
    fc.assert(fc.property(anyInstant, anyMs, anyMs, (from, a, b) => {
      expect(add(toMs(from), a + b)).toBeGreaterThanOrEqual(add(toMs(from), a))
      expect(add(toMs(from) + b, a)).toBeGreaterThanOrEqual(add(toMs(from), a))
    }), { numRuns: 200 })
  })
  it('between is antisymmetric and adds up over any point', () => {
    fc.assert(fc.property(anyInstant, anyInstant, anyInstant, (a, b, c) => {
      const [x, y, z] = [toMs(a), toMs(b), toMs(c)]
      expect(between(x, z)).toBe(between(x, y) + between(y, z))
      expect(between(x, y) + between(y, x)).toBe(0)
    }), { numRuns: 300 })
  })
  it('an end is never on a day off, at lunch or at night', () => {
    fc.assert(fc.property(anyInstant, fc.integer({ min: 1, max: 12_000 }), (from, minutes) => {
      const due = valueOf(addWorkingMinutes(calendar, from, minutes))
      expect(valueOf(isWorkingDay(calendar, chinaDay(due)))).toBe(true)
      const minute = ((toMs(due) + 8 * HOUR_MS) % (24 * HOUR_MS)) / 60_000
      expect((minute > 540 && minute <= 720) || (minute > 840 && minute <= 1080)).toBe(true)
    }), { numRuns: 400 })
  })
  it('agrees with counting minute by minute', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 60 * 24 * 21 }), fc.integer({ min: 1, max: 1500 }), (offset, minutes) => {
      const from = toMs(cn('2026-09-17 00:00')) + offset * 60_000
      let at = from
      for (let left = minutes; left > 0; at += 60_000) {
        const hour = ((at + 8 * HOUR_MS) % (24 * HOUR_MS)) / HOUR_MS
        const open = (hour >= 9 && hour < 12) || (hour >= 14 && hour < 18)
        if (open && valueOf(isWorkingDay(calendar, chinaDay(toInstant(at))))) left--
      }
      expect(add(from, minutes * 60_000)).toBe(at)
    }), { numRuns: 60 })
  })
  it('refuses to go back: a negative amount is a bug', () => {
    expect(() => addWorkingMinutes(calendar, cn('2026-11-18 10:00'), -1)).toThrow(RangeError)
    expect(() => addWorkingMinutes(calendar, cn('2026-11-18 10:00'), Number.NaN)).toThrow(RangeError)
  })
})

it('adds 30 working days in under 50 µs', () => {
  const from = cn('2026-09-18 09:42')
  const run = (times: number): number => {
    const began = performance.now()
    for (let i = 0; i < times; i++) addWorkingMinutes(calendar, from, 30 * 420)
    return ((performance.now() - began) * 1000) / times
  }
  run(2000)
  // The best of many short runs, so that a busy machine does not fail it.
  expect(Math.min(...Array.from({ length: 30 }, () => run(200)))).toBeLessThan(50)
})
