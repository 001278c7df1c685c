import { toInstant, toMs, type Instant } from '../kernel/instant'
import { ok, type Result } from '../kernel/result'
import { isAssumedBetween } from './assumed-year'
import type { Calendar } from './calendar'
import type { Bound, Clock, Limit } from './schemas'
import { addCountedMs, countedMs, dueAt, dueMs, lengthMs, mergedStops, stoppedMs } from './limit'
import { type CalendarUncovered, wholeMinutes } from './working-time'

export type { Bound, Clock } from './schemas'

/** Starts a limit at an instant. */
export const startClock = (calendar: Calendar, limit: Limit, at: Instant): Result<Clock, CalendarUncovered> =>
  recompute(calendar, { limit, startedAt: at, stops: [], dueAt: null, stoppedAt: null })

/**
 * The same limit anew for whom it was handed on to, due no later than `notAfter` ends. A clock that runs and was renewed already is returned as it
 * is: handing on once more buys no time.
 */
export function renewClock(calendar: Calendar, clock: Clock | null, limit: Limit, at: Instant, notAfter: Bound | null): Result<Clock, CalendarUncovered> {
  if (clock?.renewed && clock.stoppedAt === null) return ok(clock)
  return recompute(calendar, { limit, startedAt: at, stops: [], dueAt: null, stoppedAt: null, renewed: true, ...(notAfter === null ? {} : { notAfter }) })
}

/** Whether a stop is open, so that no time passes. */
export const isPaused = (clock: Clock): boolean => clock.stops.some((stop) => stop.to === null)

/** Opens a stop. A clock that is already paused or stopped is returned as it is: time is never taken off twice. */
export function pauseClock(clock: Clock, at: Instant, reason: string): Clock {
  if (clock.stoppedAt !== null || isPaused(clock)) return clock
  const { assumed: _known, ...rest } = clock
  return { ...rest, stops: [...clock.stops, { from: at, to: null, reason }], dueAt: null }
}

/** Closes the open stop and moves the due instant by it. A clock that is not paused, or stopped, is returned as it is. */
export function resumeClock(calendar: Calendar, clock: Clock, at: Instant): Result<Clock, CalendarUncovered> {
  if (clock.stoppedAt !== null || !isPaused(clock)) return ok(clock)
  return recompute(calendar, { ...clock, stops: clock.stops.map((stop) => (stop.to === null ? { ...stop, to: at } : stop)) })
}

/** Ends the clock: the thing is done. Ending twice keeps the first instant. A clock ended while paused keeps `dueAt` null. */
export const stopClock = (clock: Clock, at: Instant): Clock => (clock.stoppedAt === null ? { ...clock, stoppedAt: at } : clock)

/** The same clock with its due instant worked out anew, for when the calendar was replaced. Doing it twice changes nothing more. */
export function recompute(calendar: Calendar, clock: Clock): Result<Clock, CalendarUncovered> {
  const due = dueAt(calendar, clock.limit, clock.startedAt, clock.stops)
  if (!due.ok) return due
  if (due.value === null || clock.notAfter === undefined) return ok(dueOn(calendar, clock, due.value))
  const last = endOf(calendar, clock.notAfter)
  return last.ok ? ok(dueOn(calendar, clock, last.value < due.value ? last.value : due.value)) : last
}

/** The clock with that due instant, marked when it rests on days off that are only assumed. */
function dueOn(calendar: Calendar, { assumed: _before, ...clock }: Clock, due: Instant | null): Clock {
  const guessed = due !== null && clock.limit.unit !== 'naturalHours' && isAssumedBetween(calendar, clock.startedAt, due)
  return { ...clock, dueAt: due, ...(guessed ? { assumed: true } : {}) }
}

/** Where limits end that follow one another. */
function endOf(calendar: Calendar, { from, limits }: Bound): Result<Instant, CalendarUncovered> {
  let at = toMs(from)
  for (const limit of limits) {
    const due = dueMs(calendar, limit, at, [])
    if (!due.ok) return due
    at = due.value
  }
  return ok(toInstant(at))
}

export type Light = 'ample' | 'soon' | 'pressing' | 'overdue' | 'paused' | 'done'

/** Shares of the limit at which the light changes. */
export interface LightThresholds { readonly soon: number; readonly pressing: number }
export const DEFAULT_THRESHOLDS: LightThresholds = { soon: 0.5, pressing: 0.8 }

export interface Remaining {
  /** Whole minutes left, cut towards zero; negative when overdue. Opening hours for working units, elapsed time for natural ones. */
  readonly minutes: number
  /** How much of the limit is used: 0 at the start, 1 when due, more when overdue. */
  readonly elapsedShare: number
  readonly light: Light
}

/** A deadline is met strictly before its instant: at the instant itself it is missed, which is when the rules on it fire. */
export const isOverdueAt = (due: number, now: number): boolean => now >= due

/** The moment a clock stands at: when it was stopped, when its open stop began, or now. */
function standsAt(clock: Clock, now: Instant): number {
  const open = clock.stops.filter((stop) => stop.to === null).map((stop) => toMs(stop.from))
  return Math.min(toMs(clock.stoppedAt ?? now), ...open)
}

/** A running clock knows when it is due; a paused one is measured against the stops it has closed so far. */
const measuredDue = (calendar: Calendar, clock: Clock): Result<number, CalendarUncovered> =>
  clock.dueAt === null ? dueMs(calendar, clock.limit, toMs(clock.startedAt), clock.stops) : ok(toMs(clock.dueAt))

/** Counted time from `at` to the due moment, without the stops after `at`: they moved the due moment, but nobody had that time. */
function leftMs(calendar: Calendar, clock: Clock, at: number, due: number): Result<number, CalendarUncovered> {
  const whole = countedMs(calendar, clock.limit.unit, at, due)
  if (!whole.ok) return whole
  const stopped = stoppedMs(calendar, clock.limit.unit, at, clock.stops)
  return stopped.ok ? ok(whole.value - stopped.value) : stopped
}

/**
 * What is left of a clock at `now`. A stopped clock is read at the instant it was stopped, a paused one at the instant it was paused,
 * so `elapsedShare` ≥ 1 on a stopped clock means it was done too late. Error CALENDAR_UNCOVERED when a needed year is missing.
 */
export function remaining(
  calendar: Calendar, clock: Clock, now: Instant, thresholds: LightThresholds = DEFAULT_THRESHOLDS,
): Result<Remaining, CalendarUncovered> {
  const start = toMs(clock.startedAt)
  const at = Math.max(start, standsAt(clock, now))
  const due = measuredDue(calendar, clock)
  if (!due.ok) return due
  const total = leftMs(calendar, clock, start, due.value)
  if (!total.ok) return total
  const left = leftMs(calendar, clock, at, due.value)
  if (!left.ok) return left
  const overdue = isOverdueAt(due.value, at)
  // A calendar replaced a moment ago can make the whole stretch a holiday until the clock is recomputed.
  const share = total.value > 0 ? Math.max(0, (total.value - left.value) / total.value) : Number(overdue)
  return ok({ minutes: wholeMinutes(left.value), elapsedShare: share, light: lightOf(clock, overdue, share, thresholds) })
}

function lightOf(clock: Clock, overdue: boolean, share: number, thresholds: LightThresholds): Light {
  if (clock.stoppedAt !== null) return 'done'
  if (isPaused(clock)) return 'paused'
  if (overdue) return 'overdue'
  if (share >= thresholds.pressing) return 'pressing'
  return share >= thresholds.soon ? 'soon' : 'ample'
}

/**
 * The first instant at which that share of the limit is used (0.8 → when the light turns pressing, 1 → the due instant, 1.5 → half a
 * limit late).
 * Null when the clock is paused or stopped: nothing will happen by itself. Throws on a negative share (a bug).
 */
export function instantOfShare(calendar: Calendar, clock: Clock, share: number): Result<Instant | null, CalendarUncovered> {
  if (!(share >= 0)) throw new RangeError(`not a share: ${share}`)
  return share === 1 && clock.stoppedAt === null ? ok(clock.dueAt) : instantOfUse(calendar, clock, (total) => Math.ceil(total * share))
}

/** The instant from which no more than `rest` of the limit is left; null as above, and where the whole limit is no longer than that. */
export function instantOfRest(calendar: Calendar, clock: Clock, rest: Limit): Result<Instant | null, CalendarUncovered> {
  const restMs = lengthMs(calendar, rest)
  return instantOfUse(calendar, clock, (total) => (total > restMs ? total - restMs : null))
}

/** The first instant at which so much of the limit is used, counted as its unit counts. */
function instantOfUse(calendar: Calendar, clock: Clock, used: (total: number) => number | null): Result<Instant | null, CalendarUncovered> {
  if (clock.stoppedAt !== null || clock.dueAt === null) return ok(null)
  const { unit } = clock.limit
  const start = toMs(clock.startedAt)
  const total = leftMs(calendar, clock, start, toMs(clock.dueAt))
  if (!total.ok) return total
  let cursor = start
  // What was handed on after its bound had ended was late before it began.
  let left = used(Math.max(0, total.value))
  if (left === null) return ok(null)
  for (const stop of mergedStops(start, clock.stops)) {
    const run = countedMs(calendar, unit, cursor, stop.from)
    if (!run.ok) return run
    if (left <= run.value) break
    left -= run.value
    cursor = stop.to
  }
  const at = addCountedMs(calendar, unit, cursor, left)
  return at.ok ? ok(toInstant(at.value)) : at
}
