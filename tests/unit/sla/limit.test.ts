import fc from 'fast-check'
import { chinaDay, type Instant, toInstant, toMs } from '../../../shared/kernel/instant'
import { DEFAULT_CALENDAR as calendar } from '../../../shared/settings/calendar/default-calendar'
import { describeLimit, dueAt } from '../../../shared/sla/limit'
import { Limit, Stop } from '../../../shared/sla/schemas'
import { isWorkingDay, workingMinutesBetween } from '../../../shared/sla/working-time'
import { anyLimit, cn, shown, startedWithStops, valueOf } from './support'

const minutes = (amount: number): Limit => ({ amount, unit: 'workingMinutes' })
const workingDays = (amount: number): Limit => ({ amount, unit: 'workingDays' })
const hours = (amount: number): Limit => ({ amount, unit: 'naturalHours' })
const days = (amount: number): Limit => ({ amount, unit: 'naturalDays' })
const stop = (from: string, to: string): Stop => ({ from: cn(from), to: cn(to), reason: '等企业补材料' })

describe('when a limit is due, by hand', () => {
  it.each<[string, Limit, string, string]>([
    ['2 working hours in the morning', minutes(120), '2026-11-18 09:42', '2026-11-18 11:42'],
    ['2 working hours over lunch', minutes(120), '2026-11-18 11:30', '2026-11-18 15:30'],
    ['2 working hours filed on Friday evening', minutes(120), '2026-11-20 20:15', '2026-11-23 11:00'],
    ['2 working hours filed on a Sunday', minutes(120), '2026-11-22 10:00', '2026-11-23 11:00'],
    ['1 working day: the day itself does not count', workingDays(1), '2026-11-18 09:00', '2026-11-19 18:00'],
    ['1 working day filed after hours is the same', workingDays(1), '2026-11-18 23:59', '2026-11-19 18:00'],
    ['5 working days over a weekend', workingDays(5), '2026-11-18 09:42', '2026-11-25 18:00'],
    ['5 working days over National Day, both make-up days count', workingDays(5), '2026-09-18 10:00', '2026-09-24 18:00'],
    ['5 working days from the eve of National Day', workingDays(5), '2026-09-30 10:00', '2026-10-13 18:00'],
    ['5 working days over Spring Festival', workingDays(5), '2026-02-13 16:00', '2026-02-27 18:00'],
    ['10 working days into 2027', workingDays(10), '2026-12-25 10:00', '2027-01-11 18:00'],
    ['1 working day filed on a Saturday', workingDays(1), '2026-11-21 10:00', '2026-11-23 18:00'],
    ['24 hours are elapsed time, whatever day it is', hours(24), '2026-09-30 17:00', '2026-10-01 17:00'],
    ['15 days ending on a working day', days(15), '2026-11-04 10:00', '2026-11-19 18:00'],
    ['3 days ending on a Saturday move to Monday', days(3), '2026-11-18 10:00', '2026-11-23 18:00'],
    ['2 days ending in Spring Festival move behind it', days(2), '2026-02-14 10:00', '2026-02-24 18:00'],
    ['1 day ending on a make-up Saturday stays', days(1), '2026-10-09 10:00', '2026-10-10 18:00'],
  ])('%s', (_, limit, startedAt, due) => {
    expect(shown(dueAt(calendar, limit, cn(startedAt), []))).toBe(due)
  })

  it.each<[string, Limit, string, Stop[], string]>([
    ['the screen: a stop over the night', minutes(2100), '2026-11-18 09:42',
      [stop('2026-11-18 17:00', '2026-11-19 09:30')], '2026-11-25 11:12'],
    ['a stop over a weekend takes nothing from opening hours', minutes(120), '2026-11-20 17:00',
      [stop('2026-11-20 18:00', '2026-11-23 09:00')],
      '2026-11-23 10:00'],
    ['working days: the working time of the stop goes behind the close of business', workingDays(5), '2026-11-18 09:42',
      [stop('2026-11-18 16:00', '2026-11-19 10:00')], '2026-11-26 12:00'],
    ['two stops that overlap count once', minutes(120), '2026-11-18 09:00',
      [stop('2026-11-18 09:30', '2026-11-18 10:30'), stop('2026-11-18 10:00', '2026-11-18 11:00')], '2026-11-18 14:30'],
    ['one stop inside another counts once', minutes(120), '2026-11-18 09:00',
      [stop('2026-11-18 09:30', '2026-11-18 11:00'), stop('2026-11-18 10:00', '2026-11-18 10:30')], '2026-11-18 14:30'],
    ['what lies before the start is nothing', minutes(60), '2026-11-18 10:00',
      [stop('2026-11-18 09:00', '2026-11-18 10:30')], '2026-11-18 11:30'],
    ['hours: a stop adds elapsed time, night included', hours(24), '2026-11-18 17:00', [stop('2026-11-18 20:00', '2026-11-19 08:00')],
      '2026-11-20 05:00'],
    ['days: elapsed time, then off a day off', days(2), '2026-11-18 10:00',
      [stop('2026-11-19 10:00', '2026-11-20 10:00')], '2026-11-23 18:00'],
    ['days: never before opening, but at the close of that day', days(2), '2026-11-17 10:00',
      [stop('2026-11-18 10:00', '2026-11-18 20:00')],
      '2026-11-20 18:00'],
    ['days: after closing time it stays in the evening', days(2), '2026-11-17 10:00', [stop('2026-11-18 10:00', '2026-11-18 11:00')],
      '2026-11-19 19:00'],
  ])('%s', (_, limit, startedAt, stops, due) => {
    expect(shown(dueAt(calendar, limit, cn(startedAt), stops))).toBe(due)
  })

  it('is unknown while a stop is open', () => {
    const open: Stop = { from: cn('2026-11-18 10:10'), to: null, reason: '等' }
    expect(dueAt(calendar, minutes(60), cn('2026-11-18 10:00'), [open])).toEqual({ ok: true, value: null })
  })

  it('assumes the missing year, and needs none for plain hours', () => {
    expect(shown(dueAt(calendar, workingDays(5), cn('2027-12-28 10:00'), []))).toBe('2028-01-04 18:00')
    expect(shown(dueAt(calendar, hours(48), cn('2027-12-31 10:00'), []))).toBe('2028-01-02 10:00')
  })
})

describe('laws of limits', () => {
  const due = (limit: Limit, start: Instant, stops: readonly Stop[]): number => {
    const value = valueOf(dueAt(calendar, limit, start, stops))
    if (value === null) throw new Error('paused')
    return toMs(value)
  }

  it('is never due on a day off, except by plain hours', () => {
    fc.assert(fc.property(anyLimit, startedWithStops, (limit, [start, stops]) => {
      if (limit.unit === 'naturalHours') return
      expect(valueOf(isWorkingDay(calendar, chinaDay(toInstant(due(limit, start, stops)))))).toBe(true)
    }), { numRuns: 400 })
  })

  it('is due after it started, later for more, never earlier for a later start', () => {
    fc.assert(fc.property(anyLimit, startedWithStops, fc.integer({ min: 0, max: 100_000_000 }), (limit, [start, stops], later) => {
      expect(due(limit, start, stops)).toBeGreaterThan(toMs(start))
      expect(due({ ...limit, amount: limit.amount + 1 }, start, stops)).toBeGreaterThanOrEqual(due(limit, start, stops))
      expect(due(limit, toInstant(toMs(start) + later), [])).toBeGreaterThanOrEqual(due(limit, start, []))
    }), { numRuns: 200 })
  })

  it('is never shortened by a stop', () => {
    fc.assert(fc.property(anyLimit, startedWithStops, (limit, [start, stops]) => {
      const dues = [0, 1, 2, 3, 4].map((n) => due(limit, start, stops.slice(0, n)))
      expect(dues).toEqual([...dues].sort((a, b) => a - b))
    }), { numRuns: 200 })
  })

  it('is the same for a stop and for the same stop cut in two, in any order, or listed twice', () => {
    fc.assert(fc.property(anyLimit, startedWithStops, fc.double({ min: 0, max: 1, noNaN: true }), (limit, [start, stops], share) => {
      const cut = stops.flatMap((whole) => {
        const from = toMs(whole.from)
        const middle = toInstant(from + Math.floor((toMs(whole.to ?? whole.from) - from) * share))
        return [{ ...whole, from: middle }, { ...whole, to: middle }]
      })
      expect(due(limit, start, cut)).toBe(due(limit, start, stops))
      expect(due(limit, start, [...stops, ...stops].reverse())).toBe(due(limit, start, stops))
    }), { numRuns: 200 })
  })

  it('in working minutes leaves exactly the limit between start and due, stops taken off', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 6000 }), startedWithStops, (amount, [start, stops]) => {
      const base = due(minutes(amount), start, [])
      expect(valueOf(workingMinutesBetween(calendar, start, toInstant(base)))).toBe(amount)
      expect(valueOf(workingMinutesBetween(calendar, start, toInstant(due(minutes(amount), start, stops))))).toBeGreaterThanOrEqual(amount)
    }), { numRuns: 200 })
  })
})

describe('a limit as words and as input', () => {
  it.each<[Limit, string]>([
    [minutes(120), '2 个工作小时'], [minutes(30), '30 个工作分钟'], [minutes(90), '1 个工作小时 30 分'], [workingDays(5), '5 个工作日'],
    [hours(24), '24 小时'], [days(15), '15 天'],
  ])('%j is %s', (limit, words) => {
    expect(describeLimit(limit)).toBe(words)
  })

  it.each([{ amount: 0, unit: 'workingDays' }, { amount: 1.5, unit: 'workingDays' }, { amount: -1, unit: 'naturalHours' },
    { amount: 1, unit: 'weeks' },
    { amount: '1', unit: 'workingDays' }, { unit: 'workingDays' }])('refuses %j', (limit) => {
    expect(Limit.safeParse(limit).success).toBe(false)
  })

  it('refuses a stop without a reason', () => {
    expect(Stop.safeParse({ from: cn('2026-11-18 10:00'), to: null, reason: '' }).success).toBe(false)
    expect(Stop.safeParse({ from: cn('2026-11-18 10:00'), to: null, reason: '等' }).success).toBe(true)
  })
})
