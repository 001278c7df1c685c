import { DAY_MS, dayNumberAt, HOUR_MS, MINUTE_MS, toInstant, toMs, type Instant } from '../kernel/instant'
import { ok, type Result } from '../kernel/result'
import type { Calendar } from './calendar'
import type { Limit, Stop } from './schemas'
import { addWorkingMs, type CalendarUncovered, closeOfBusinessMs, minutesPerDay, nthWorkingDay, workingMsBetween } from './working-time'

export const LIMIT_UNITS = ['workingMinutes', 'workingDays', 'naturalHours', 'naturalDays'] as const
export type LimitUnit = (typeof LIMIT_UNITS)[number]

export type { Limit, Stop } from './schemas'

/** Working units count opening hours; natural units count elapsed time. */
export const isWorkingUnit = (unit: LimitUnit): boolean => unit === 'workingMinutes' || unit === 'workingDays'

/** A limit in words: 「2 个工作小时」「30 个工作分钟」「5 个工作日」「24 小时」「15 天」. */
export function describeLimit({ amount, unit }: Limit): string {
  if (unit === 'workingDays') return `${amount} 个工作日`
  if (unit === 'naturalHours') return `${amount} 小时`
  if (unit === 'naturalDays') return `${amount} 天`
  const hours = Math.floor(amount / 60)
  const minutes = amount % 60
  if (minutes === 0) return `${hours} 个工作小时`
  return hours === 0 ? `${minutes} 个工作分钟` : `${hours} 个工作小时 ${minutes} 分`
}

/** How long a limit is as its unit counts: opening hours of its days for working units, elapsed time for natural ones. */
export function lengthMs(calendar: Calendar, { amount, unit }: Limit): number {
  switch (unit) {
    case 'workingMinutes': return amount * MINUTE_MS
    case 'workingDays': return amount * minutesPerDay(calendar) * MINUTE_MS
    case 'naturalHours': return amount * HOUR_MS
    case 'naturalDays': return amount * DAY_MS
  }
}

/** A stretch of time in ms since the epoch. */
export interface Span { readonly from: number; readonly to: number }

/** Closed stops after `start`, in order and joined where they overlap, so that no moment is taken off twice. */
export function mergedStops(start: number, stops: readonly Stop[]): Span[] {
  const spans = stops
    .flatMap((stop) => (stop.to === null ? [] : [{ from: Math.max(start, toMs(stop.from)), to: toMs(stop.to) }]))
    .filter((span) => span.to > span.from)
    .sort((a, b) => a.from - b.from)
  const merged: { from: number; to: number }[] = []
  for (const span of spans) {
    const last = merged[merged.length - 1]
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else merged.push({ ...span })
  }
  return merged
}

/** Time between two moments as the unit counts it: opening hours for working units, elapsed time for natural ones. */
export const countedMs = (calendar: Calendar, unit: LimitUnit, from: number, to: number): Result<number, CalendarUncovered> =>
  isWorkingUnit(unit) ? workingMsBetween(calendar, from, to) : ok(to - from)

/** The moment at which the unit has counted `ms` since `from`. */
export const addCountedMs = (calendar: Calendar, unit: LimitUnit, from: number, ms: number): Result<number, CalendarUncovered> =>
  isWorkingUnit(unit) ? addWorkingMs(calendar, from, ms) : ok(from + ms)

/** How much the closed stops take off after `start`, as the unit counts it. */
export function stoppedMs(calendar: Calendar, unit: LimitUnit, start: number, stops: readonly Stop[]): Result<number, CalendarUncovered> {
  let sum = 0
  for (const stop of mergedStops(start, stops)) {
    const part = countedMs(calendar, unit, stop.from, stop.to)
    if (!part.ok) return part
    sum += part.value
  }
  return ok(sum)
}

/**
 * Where a limit in natural days ends that reached `moment`: at the close of business of that day, or, if it is a day off, of the next
 * working day (《民法典》第二百零三条). A moment after closing time stays. Never moves back, and a later moment never ends earlier.
 */
function endOfNaturalDays(calendar: Calendar, moment: number): Result<number, CalendarUncovered> {
  const day = nthWorkingDay(calendar, dayNumberAt(moment), 0)
  return day.ok ? ok(Math.max(moment, closeOfBusinessMs(calendar, day.value))) : day
}

/** The due moment before any stop. Days: the starting day does not count (《民法典》第二百零一条), due at close of business. */
export function dueWithoutStops(calendar: Calendar, limit: Limit, start: number): Result<number, CalendarUncovered> {
  switch (limit.unit) {
    case 'workingMinutes': return addWorkingMs(calendar, start, limit.amount * MINUTE_MS)
    case 'naturalHours': return ok(start + limit.amount * HOUR_MS)
    case 'workingDays': {
      const day = nthWorkingDay(calendar, dayNumberAt(start), limit.amount)
      return day.ok ? ok(closeOfBusinessMs(calendar, day.value)) : day
    }
    case 'naturalDays': return endOfNaturalDays(calendar, closeOfBusinessMs(calendar, dayNumberAt(start) + limit.amount))
  }
}

/**
 * When a limit that started at `startedAt` is used up.
 * - workingMinutes: counts opening hours from the instant, or from the next opening.
 * - workingDays: the starting day does not count; close of business of the Nth working day.
 * - naturalHours: plain elapsed time, day and night.
 * - naturalDays: as days of the calendar; ending on a day off it moves to the close of the next working day.
 *
 * Each stop adds its working time (natural units: its elapsed time) to that; overlapping stops are joined first. Natural days end at a
 * close of business again after it, so a due instant is never on a day off or before opening. The value is null while a stop is open:
 * nobody can say yet. Error CALENDAR_UNCOVERED when a needed year is missing.
 */
export function dueAt(
  calendar: Calendar, limit: Limit, startedAt: Instant, stops: readonly Stop[],
): Result<Instant | null, CalendarUncovered> {
  if (stops.some((stop) => stop.to === null)) return ok(null)
  const due = dueMs(calendar, limit, toMs(startedAt), stops)
  return due.ok ? ok(toInstant(due.value)) : due
}

/** The due moment counting only the closed stops: what a paused clock will be measured against. */
export function dueMs(calendar: Calendar, limit: Limit, start: number, stops: readonly Stop[]): Result<number, CalendarUncovered> {
  const base = dueWithoutStops(calendar, limit, start)
  if (!base.ok) return base
  const stopped = stoppedMs(calendar, limit.unit, start, stops)
  if (!stopped.ok) return stopped
  const due = addCountedMs(calendar, limit.unit, base.value, stopped.value)
  return due.ok && limit.unit === 'naturalDays' ? endOfNaturalDays(calendar, due.value) : due
}
