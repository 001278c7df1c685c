import fc from 'fast-check'
import { toMs } from '../../../shared/kernel/instant'
import { DEFAULT_CALENDAR as calendar } from '../../../shared/settings/calendar/default-calendar'
import { explainDue, type Explanation } from '../../../shared/sla/explain'
import { dueAt, type Limit, type Stop } from '../../../shared/sla/limit'
import { anyLimit, cn, startedWithStops, valueOf } from './support'

const stop = (from: string, to: string | null): Stop => ({ from: cn(from), to: to === null ? null : cn(to), reason: '等企业补材料' })
const explained = (limit: Limit, start: string, stops: Stop[] = [], until?: string): Explanation => {
  const due = until === undefined ? valueOf(dueAt(calendar, limit, cn(start), stops)) : cn(until)
  return valueOf(explainDue(calendar, limit, cn(start), stops, due ?? ''))
}
const lines = (explanation: Explanation): string[] =>
  explanation.spans.map(({ label, note, kind, minutes }) =>
    [label, note, kind === 'counted' ? String(minutes) : kind].filter((x) => x).join(' | '))

describe('the explanation on the screen 为什么是下周三 11:12', () => {
  const stops = [stop('2026-11-18 17:00', '2026-11-19 09:30')]
  const explanation = explained({ amount: 2100, unit: 'workingMinutes' }, '2026-11-18 09:42', stops)

  it('shows each day as the screen does and adds up to 35 hours', () => {
    expect(lines(explanation)).toEqual([
      '周三 18 日 | 318', '周四 19 日 | 390', '周五 20 日 | 420', '周六、周日 | off', '周一 23 日 | 420', '周二 24 日 | 420', '周三 25 日 | 132',
    ])
    expect(explanation.totalMinutes).toBe(35 * 60)
    expect(explanation.totalDays).toBeNull()
  })

  it('draws runs and stops apart', () => {
    expect(explanation.spans[0]?.intervals).toEqual([
      { from: cn('2026-11-18 09:42'), to: cn('2026-11-18 12:00'), kind: 'run' },
      { from: cn('2026-11-18 14:00'), to: cn('2026-11-18 17:00'), kind: 'run' },
      { from: cn('2026-11-18 17:00'), to: cn('2026-11-18 18:00'), kind: 'stop' },
    ])
  })

  it('states the rule, the hours and the notice', () => {
    expect(explanation.rule).toBe('时限 35 个工作小时，从收到时起算。只算办公时间，午休、下班、周末和节假日都不算。暂停的时间不算，补在后面。')
    expect(explanation.citation).toContain('每天 9:00–12:00、14:00–18:00，共 7 小时')
    expect(explanation.citation).toContain('国办发明电〔2025〕7号')
    expect(explanation.assumption).toBe(false)
  })
})

describe('other explanations, by hand', () => {
  it('working days: each counted day is one, National Day is one line, the make-up Saturday is named', () => {
    const explanation = explained({ amount: 3, unit: 'workingDays' }, '2026-09-30 16:00')
    expect(lines(explanation)).toEqual([
      '周三 30 日 | 收到当天不算 | not-counted', '国庆节 | off', '周四 10 月 8 日 | 第 1 天 | 420', '周五 9 日 | 第 2 天 | 420',
      '周六 10 日 | 第 3 天，调休上班 | 420',
    ])
    expect(explanation.spans[1]).toMatchObject({ day: '2026-10-01', lastDay: '2026-10-07' })
    expect(explanation.totalDays).toBe(3)
  })

  it('working days with a stop: the time given back comes after the last day', () => {
    const stops = [stop('2026-11-19 10:00', '2026-11-19 15:00')]
    expect(lines(explained({ amount: 1, unit: 'workingDays' }, '2026-11-18 09:00', stops))).toEqual([
      '周三 18 日 | 收到当天不算 | not-counted', '周四 19 日 | 第 1 天 | 240', '周五 20 日 | 补回暂停的时间 | 180',
    ])
  })

  it('filed after hours: the evening is shown as not counted', () => {
    expect(lines(explained({ amount: 120, unit: 'workingMinutes' }, '2026-11-18 20:00'))).toEqual([
      '周三 18 日 | 不在办公时间，从下次上班起算 | not-counted', '周四 19 日 | 120',
    ])
  })

  it('natural days: weekends count, the end moves off a day off', () => {
    const explanation = explained({ amount: 3, unit: 'naturalDays' }, '2026-11-18 10:00')
    expect(explanation.spans.map(({ label, note, kind }) => `${label} ${note} ${kind}`)).toEqual([
      '周三 18 日 收到当天不算 not-counted', '周四 19 日 第 1 天 counted', '周五 20 日 第 2 天 counted', '周六 21 日 第 3 天 counted',
      '周日  off', '周一 23 日 最后一天是休息日，顺延到这天 not-counted',
    ])
    expect(explanation.totalDays).toBe(3)
  })

  it('natural days with a stop: what is given back runs over the weekend too, then the end moves on', () => {
    const explanation = explained({ amount: 2, unit: 'naturalDays' }, '2026-11-18 10:00', [stop('2026-11-19 10:00', '2026-11-20 10:00')])
    expect(explanation.spans.map(({ label, note, kind }) => `${label} ${note} ${kind}`)).toEqual([
      '周三 18 日 收到当天不算 not-counted', '周四 19 日 第 1 天 counted', '周五 20 日 第 2 天 counted', '周六 21 日 补回暂停的时间 counted',
      '周日  off', '周一 23 日 最后一天是休息日，顺延到这天 not-counted',
    ])
  })

  it('natural hours: night and weekend run', () => {
    const explanation = explained({ amount: 24, unit: 'naturalHours' }, '2026-11-20 18:00')
    expect(lines(explanation)).toEqual(['周五 20 日 | 360', '周六 21 日 | 1080'])
    expect(explanation.totalMinutes).toBe(24 * 60)
  })

  it('an open stop is drawn up to now', () => {
    const stops = [stop('2026-11-18 10:00', null)]
    const explanation = explained({ amount: 120, unit: 'workingMinutes' }, '2026-11-18 09:00', stops, '2026-11-18 11:00')
    expect(explanation.spans[0]?.intervals.map((interval) => interval.kind)).toEqual(['run', 'stop'])
    expect(explanation.totalMinutes).toBe(60)
  })

  it('says when it rests on an assumed year', () => {
    const explanation = explained({ amount: 5, unit: 'workingDays' }, '2026-12-30 10:00')
    expect(explanation.assumption).toBe(true)
    expect(explanation.citation).toContain('推定')
    expect(lines(explanation)).toContain('元旦 | off')
  })

  it('says of a year nobody has put in yet that it is assumed, and how', () => {
    const explanation = explained({ amount: 3, unit: 'workingDays' }, '2027-12-30 10:00')
    expect(explanation.assumption).toBe(true)
    expect(explanation.citation).toContain('推定：2028 年的放假安排还没有录入')
  })
})

describe('anybody can add it up again', () => {
  const minutesOf = (explanation: Explanation, kind: 'run' | 'stop'): number => explanation.spans.flatMap((span) => span.intervals)
    .filter((interval) => interval.kind === kind).reduce((sum, { from, to }) => sum + toMs(to) - toMs(from), 0) / 60_000

  it('minutes and hours: the runs are the limit exactly, whatever stops there were', () => {
    const inTime = fc.oneof(
      fc.integer({ min: 1, max: 4000 }).map((amount): Limit => ({ amount, unit: 'workingMinutes' })),
      fc.integer({ min: 1, max: 200 }).map((amount): Limit => ({ amount, unit: 'naturalHours' })),
    )
    fc.assert(fc.property(inTime, startedWithStops, (limit, [start, stops]) => {
      const due = valueOf(dueAt(calendar, limit, start, stops)) ?? ''
      // A stop that ends after the due instant began when the limit was already used up: such a clock ran longer than its limit.
      fc.pre(stops.every((one) => (one.to ?? '') <= due))
      const wanted = limit.unit === 'workingMinutes' ? limit.amount : limit.amount * 60
      const explanation = valueOf(explainDue(calendar, limit, start, stops, due))
      expect(explanation.totalMinutes).toBe(wanted)
      expect(minutesOf(explanation, 'run')).toBeCloseTo(wanted, 6)
    }), { numRuns: 200 })
  })

  it('no interval is empty and they follow each other, also where a stop ends exactly at an opening', () => {
    const byHand = explained({ amount: 300, unit: 'workingMinutes' }, '2026-11-18 09:00', [stop('2026-11-18 11:00', '2026-11-18 14:00')])
    expect(byHand.spans[0]?.intervals.map((interval) => interval.kind)).toEqual(['run', 'stop', 'run'])
    fc.assert(fc.property(anyLimit, startedWithStops, (limit, [start, stops]) => {
      const due = valueOf(dueAt(calendar, limit, start, stops)) ?? ''
      const intervals = valueOf(explainDue(calendar, limit, start, stops, due)).spans.flatMap((span) => span.intervals)
      const instants = intervals.flatMap(({ from, to }) => [from, to])
      expect(instants).toEqual([...instants].sort())
      expect(intervals.filter(({ from, to }) => from === to)).toEqual([])
    }), { numRuns: 200 })
  })

  it('days: the counted days are the limit', () => {
    const inDays = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.constantFrom('workingDays' as const, 'naturalDays' as const))
    fc.assert(fc.property(inDays, startedWithStops, ([amount, unit], [start, stops]) => {
      const due = valueOf(dueAt(calendar, { amount, unit }, start, stops)) ?? ''
      const { spans, totalDays } = valueOf(explainDue(calendar, { amount, unit }, start, stops, due))
      expect(totalDays).toBe(amount)
      expect(spans.flatMap((span) => span.ordinal ?? [])).toEqual(Array.from({ length: amount }, (_, i) => i + 1))
    }), { numRuns: 200 })
  })
})
