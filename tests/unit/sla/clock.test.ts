import fc from 'fast-check'
import { type Instant, toInstant, toMs } from '../../../shared/kernel/instant'
import { withYear } from '../../../shared/sla/calendar'
import { YEAR_2026 } from '../../../shared/settings/calendar/2026'
import { DEFAULT_CALENDAR as calendar } from '../../../shared/settings/calendar/default-calendar'
import { instantOfShare, isPaused, pauseClock, recompute, type Remaining, remaining, resumeClock, startClock, stopClock } from '../../../shared/sla/clock'
import { Clock } from '../../../shared/sla/schemas'
import type { Limit } from '../../../shared/sla/limit'
import { anyLimit, anyInstant, cn, shown, valueOf } from './support'

const FIVE_DAYS: Limit = { amount: 5, unit: 'workingDays' }
const TWO_HOURS: Limit = { amount: 120, unit: 'workingMinutes' }
const started = (limit: Limit, at: string): Clock => valueOf(startClock(calendar, limit, cn(at)))
const read = (clock: Clock, now: string): Remaining => valueOf(remaining(calendar, clock, cn(now)))

describe('the life of a clock', () => {
  it('starts, pauses, resumes and ends', () => {
    const running = started(FIVE_DAYS, '2026-11-18 09:42')
    expect(running).toEqual({
      limit: FIVE_DAYS, startedAt: cn('2026-11-18 09:42'), stops: [], dueAt: cn('2026-11-25 18:00'), stoppedAt: null,
    })
    const paused = pauseClock(running, cn('2026-11-18 16:00'), '等企业补材料')
    expect([paused.dueAt, isPaused(paused)]).toEqual([null, true])
    const resumed = valueOf(resumeClock(calendar, paused, cn('2026-11-19 10:00')))
    expect([resumed.dueAt, isPaused(resumed)]).toEqual([cn('2026-11-26 12:00'), false])
    expect(resumed.stops).toEqual([{ from: cn('2026-11-18 16:00'), to: cn('2026-11-19 10:00'), reason: '等企业补材料' }])
    const done = stopClock(resumed, cn('2026-11-20 10:00'))
    expect(done).toEqual({ ...resumed, stoppedAt: cn('2026-11-20 10:00') })
    expect(Clock.safeParse(done).success).toBe(true)
  })

  it('pausing, resuming and ending twice change nothing more', () => {
    const running = started(FIVE_DAYS, '2026-11-18 09:42')
    const paused = pauseClock(running, cn('2026-11-18 16:00'), '等企业补材料')
    expect(pauseClock(paused, cn('2026-11-18 17:00'), '再等')).toBe(paused)
    expect(valueOf(resumeClock(calendar, running, cn('2026-11-18 17:00')))).toBe(running)
    const done = stopClock(running, cn('2026-11-20 10:00'))
    expect(stopClock(done, cn('2026-11-23 10:00'))).toBe(done)
    expect(pauseClock(done, cn('2026-11-23 10:00'), '等')).toBe(done)
    expect(valueOf(resumeClock(calendar, done, cn('2026-11-23 10:00')))).toBe(done)
  })

  it('never writes into the clock it was given', () => {
    const running = started(FIVE_DAYS, '2026-11-18 09:42')
    const before = JSON.stringify(running)
    valueOf(resumeClock(calendar, pauseClock(running, cn('2026-11-18 16:00'), '等'), cn('2026-11-19 10:00')))
    expect(JSON.stringify(running)).toBe(before)
  })

  it('moves when the calendar is replaced and recomputed, and is marked while a year is only assumed', () => {
    const running = started(FIVE_DAYS, '2026-11-18 09:42')
    const withDayOff = withYear(calendar, { ...YEAR_2026, holidays: [...YEAR_2026.holidays, '11-20'] })
    expect(valueOf(recompute(withDayOff, running)).dueAt).toBe(cn('2026-11-26 18:00'))
    const guessed = valueOf(recompute({ ...calendar, years: {} }, running))
    expect(guessed).toMatchObject({ assumed: true, dueAt: running.dueAt })
    expect(valueOf(recompute(calendar, guessed))).toEqual(running)
    expect(pauseClock(guessed, cn('2026-11-19 10:00'), '等')).not.toHaveProperty('assumed')
  })
})

describe('what is left', () => {
  it('falls through the lights on a limit of two hours', () => {
    const clock = started(TWO_HOURS, '2026-11-18 10:30')
    expect(read(clock, '2026-11-18 10:30')).toEqual({ minutes: 120, elapsedShare: 0, light: 'ample' })
    expect(read(clock, '2026-11-18 11:30')).toEqual({ minutes: 60, elapsedShare: 0.5, light: 'soon' })
    expect(read(clock, '2026-11-18 13:00')).toEqual({ minutes: 30, elapsedShare: 0.75, light: 'soon' })
    expect(read(clock, '2026-11-18 14:06')).toMatchObject({ minutes: 24, light: 'pressing' })
    expect(read(clock, '2026-11-18 14:29')).toMatchObject({ minutes: 1, light: 'pressing' })
    expect(read(clock, '2026-11-18 14:30')).toEqual({ minutes: 0, elapsedShare: 1, light: 'overdue' })
    expect(read(clock, '2026-11-18 15:30')).toEqual({ minutes: -60, elapsedShare: 1.5, light: 'overdue' })
  })

  it('takes thresholds as data', () => {
    const clock = started(TWO_HOURS, '2026-11-18 10:00')
    expect(valueOf(remaining(calendar, clock, cn('2026-11-18 10:30'), { soon: 0.2, pressing: 0.25 })).light).toBe('pressing')
  })

  it('does not overrun at night: overdue minutes are working minutes', () => {
    const clock = started({ amount: 1, unit: 'workingDays' }, '2026-11-19 10:00')
    expect(read(clock, '2026-11-20 18:00')).toMatchObject({ minutes: 0, light: 'overdue' })
    expect(read(clock, '2026-11-22 12:00')).toMatchObject({ minutes: 0, light: 'overdue' })
    expect(read(clock, '2026-11-23 09:30')).toMatchObject({ minutes: -30, light: 'overdue' })
  })

  it('counts elapsed minutes for natural hours', () => {
    const clock = started({ amount: 24, unit: 'naturalHours' }, '2026-11-20 18:00')
    expect(read(clock, '2026-11-21 06:00')).toEqual({ minutes: 720, elapsedShare: 0.5, light: 'soon' })
  })

  it('stands still while paused, and says so; ending while paused reads at the pause', () => {
    const paused = pauseClock(started(TWO_HOURS, '2026-11-18 10:00'), cn('2026-11-18 10:30'), '等企业补材料')
    expect(read(paused, '2026-11-18 11:00')).toEqual({ minutes: 90, elapsedShare: 0.25, light: 'paused' })
    expect(read(paused, '2026-12-18 11:00')).toEqual({ minutes: 90, elapsedShare: 0.25, light: 'paused' })
    expect(read(stopClock(paused, cn('2026-11-20 11:00')), '2026-12-18 11:00')).toEqual({ minutes: 90, elapsedShare: 0.25, light: 'done' })
  })

  it('goes on after a pause with what was left before it', () => {
    const paused = pauseClock(started(TWO_HOURS, '2026-11-18 10:00'), cn('2026-11-18 10:30'), '等企业补材料')
    const resumed = valueOf(resumeClock(calendar, paused, cn('2026-11-19 15:00')))
    expect(read(resumed, '2026-11-19 15:00')).toEqual({ minutes: 90, elapsedShare: 0.25, light: 'ample' })
    expect(shown({ ok: true, value: resumed.dueAt })).toBe('2026-11-19 16:30')
  })

  it('stays as much overdue over a pause that came too late', () => {
    const clock = started(TWO_HOURS, '2026-11-18 09:00')
    const late = pauseClock(clock, cn('2026-11-18 14:30'), '等企业补材料')
    const resumed = valueOf(resumeClock(calendar, late, cn('2026-11-18 16:00')))
    expect(read(resumed, '2026-11-18 16:00')).toMatchObject({ minutes: -90, light: 'overdue' })
  })

  it('still answers when a replaced calendar made the whole stretch a holiday and the clock is not yet recomputed', () => {
    const clock = started(TWO_HOURS, '2026-11-18 09:00')
    const dayOff = withYear(calendar, { ...YEAR_2026, holidays: [...YEAR_2026.holidays, '11-18'] })
    expect(valueOf(remaining(dayOff, clock, cn('2026-11-18 10:00')))).toEqual({ minutes: 0, elapsedShare: 0, light: 'ample' })
    expect(valueOf(remaining(dayOff, clock, cn('2026-11-18 11:00')))).toEqual({ minutes: 0, elapsedShare: 1, light: 'overdue' })
  })

  it('of a finished clock tells how it ended, whenever it is asked', () => {
    const clock = started(TWO_HOURS, '2026-11-18 09:00')
    expect(read(stopClock(clock, cn('2026-11-18 10:00')), '2026-12-01 10:00')).toEqual({ minutes: 60, elapsedShare: 0.5, light: 'done' })
    expect(read(stopClock(clock, cn('2026-11-18 14:30')), '2026-12-01 10:00')).toMatchObject({ minutes: -90, light: 'done' })
  })
})

describe('the instant of a share', () => {
  it('is where the light changes, by hand', () => {
    const clock = started(TWO_HOURS, '2026-11-18 10:30')
    expect(shown(instantOfShare(calendar, clock, 0.5))).toBe('2026-11-18 11:30')
    expect(shown(instantOfShare(calendar, clock, 0.8))).toBe('2026-11-18 14:06')
    expect(shown(instantOfShare(calendar, clock, 1))).toBe('2026-11-18 14:30')
    expect(shown(instantOfShare(calendar, clock, 1.5))).toBe('2026-11-18 15:30')
  })

  it('goes round a stop', () => {
    const paused = pauseClock(started(TWO_HOURS, '2026-11-18 09:00'), cn('2026-11-18 09:30'), '等')
    const clock = valueOf(resumeClock(calendar, paused, cn('2026-11-18 10:30')))
    expect(shown(instantOfShare(calendar, clock, 0.25))).toBe('2026-11-18 09:30')
    expect(shown(instantOfShare(calendar, clock, 0.5))).toBe('2026-11-18 11:00')
  })

  it('does not exist for a paused or a finished clock', () => {
    const clock = started(TWO_HOURS, '2026-11-18 09:00')
    expect(instantOfShare(calendar, pauseClock(clock, cn('2026-11-18 09:30'), '等'), 0.5)).toEqual({ ok: true, value: null })
    expect(instantOfShare(calendar, stopClock(clock, cn('2026-11-18 09:30')), 0.5)).toEqual({ ok: true, value: null })
    expect(() => instantOfShare(calendar, clock, -0.1)).toThrow(RangeError)
  })
})

describe('laws of clocks', () => {
  /** A clock that lived: paused and resumed a few times, in order. */
  const anyGaps = fc.array(fc.integer({ min: 0, max: 200_000_000 }), { maxLength: 6 })
  const anyClock = fc.tuple(anyLimit, anyInstant, anyGaps).map(([limit, start, gaps]) => {
    let clock = valueOf(startClock(calendar, limit, start))
    let at = toMs(start)
    gaps.forEach((gap, i) => {
      at += gap
      if (i % 2 === 0) clock = pauseClock(clock, toInstant(at), '等')
      else clock = valueOf(resumeClock(calendar, clock, toInstant(at)))
    })
    return { clock, at: toInstant(at) }
  })
  const left = (clock: Clock, now: Instant): Remaining => valueOf(remaining(calendar, clock, now))

  it('recomputing under the same calendar changes nothing', () => {
    fc.assert(fc.property(anyClock, ({ clock }) => {
      expect(valueOf(recompute(calendar, clock))).toEqual(clock)
    }), { numRuns: 200 })
  })

  it('what is left never grows, and the share never falls', () => {
    fc.assert(fc.property(anyClock, fc.integer({ min: 0, max: 900_000_000 }), ({ clock, at }, later) => {
      const [now, then] = [left(clock, at), left(clock, toInstant(toMs(at) + later))]
      expect(then.minutes).toBeLessThanOrEqual(now.minutes)
      expect(then.elapsedShare).toBeGreaterThanOrEqual(now.elapsedShare)
    }), { numRuns: 200 })
  })

  it('resuming gives back exactly what was left when it was paused', () => {
    fc.assert(fc.property(anyClock, fc.integer({ min: 0, max: 400_000_000 }), ({ clock, at }, wait) => {
      // Natural days move off days off once more after a stop, always to the favour of whoever works.
      if (clock.limit.unit === 'naturalDays' || isPaused(clock)) return
      const resumed = valueOf(resumeClock(calendar, pauseClock(clock, at, '等'), toInstant(toMs(at) + wait)))
      expect(left(resumed, toInstant(toMs(at) + wait)).minutes).toBe(left(clock, at).minutes)
    }), { numRuns: 200 })
  })

  it('at the instant of a share that share is used, and not a millisecond of counted time before', () => {
    fc.assert(fc.property(anyClock, fc.double({ min: 0.05, max: 0.95, noNaN: true }), ({ clock }, share) => {
      const instant = valueOf(instantOfShare(calendar, clock, share))
      if (instant === null) return
      expect(instant <= (clock.dueAt ?? '')).toBe(true)
      expect(left(clock, instant).elapsedShare).toBeGreaterThanOrEqual(share - 1e-12)
      expect(left(clock, toInstant(toMs(instant) - 1)).elapsedShare).toBeLessThan(share + 1e-12)
    }), { numRuns: 200 })
  })

  it('is overdue from its due instant on, and not before', () => {
    fc.assert(fc.property(anyClock, ({ clock }) => {
      if (clock.dueAt === null) return
      expect(left(clock, clock.dueAt).light).toBe('overdue')
      expect(left(clock, toInstant(toMs(clock.dueAt) - 1)).light).not.toBe('overdue')
    }), { numRuns: 200 })
  })
})
