import { weekdayLabel } from '../kernel/friendly-time'
import {
  type ChinaDay, DAY_MS, dayNumberAt, dayNumberOf, dayOf, dayStartMs, type Instant, toInstant, toMs, weekdayOf,
} from '../kernel/instant'
import { ok, type Result } from '../kernel/result'
import type { Calendar } from './calendar'
import { citationOf, dayNote, offLabel, ruleOf, workedDayLabel } from './explain-words'
import { dueWithoutStops, isWorkingUnit, type Limit, mergedStops, type Span, type Stop } from './limit'
import { type CalendarUncovered, isWorkingDayNumber, openingHours, wholeMinutes } from './working-time'

export interface ExplainedInterval { readonly from: Instant; readonly to: Instant; readonly kind: 'run' | 'stop' }

/** One line of the explanation: a day, or a run of days off. */
export interface ExplainedSpan {
  readonly day: ChinaDay
  /** Last day of a run of days off; the same day otherwise. */
  readonly lastDay: ChinaDay
  readonly kind: 'counted' | 'off' | 'not-counted'
  /** 「周三 18 日」「周六、周日」「国庆节」. */
  readonly label: string
  /** Why the day counts as it does, when that is not obvious: 「收到当天不算」「第 1 天」「调休上班」; else empty. */
  readonly note: string
  /** Of a limit in days: this is its 1st, 2nd … day; null when the day is none of them. */
  readonly ordinal: number | null
  readonly intervals: readonly ExplainedInterval[]
  /** Whole minutes that ran on this day. The minutes of all spans add up to `totalMinutes` exactly. */
  readonly minutes: number
}

export interface Explanation {
  readonly spans: readonly ExplainedSpan[]
  readonly totalMinutes: number
  /** Of a limit in days: how many of its days the spans hold, each counting as one. Null for minutes and hours. */
  readonly totalDays: number | null
  readonly rule: string
  readonly citation: string
  /** True when a year whose days off are only assumed was used: the date may still move. */
  readonly assumption: boolean
}

interface Frame {
  readonly calendar: Calendar
  readonly limit: Limit
  readonly from: number
  readonly until: number
  readonly stops: readonly Span[]
  readonly firstDay: number
  /** Day on which the limit ends before stops are added. */
  readonly baseDay: number
  /** Natural units: day reached when the elapsed time of the stops is added to that, before moving off a day off. */
  readonly givenBackDay: number
}

/**
 * Day by day, how a limit ran from `startedAt` to `until` (its due instant, or now while it is paused), so that anybody can add it up
 * again.
 * A limit in minutes or hours: `totalMinutes` is the limit itself when `until` is the due instant. In days: each counted day is one,
 * and the working time of stops is given back after the last of them. An open stop is drawn up to `until`.
 * Error CALENDAR_UNCOVERED when a needed year is missing.
 */
export function explainDue(
  calendar: Calendar, limit: Limit, startedAt: Instant, stops: readonly Stop[], until: Instant,
): Result<Explanation, CalendarUncovered> {
  const from = toMs(startedAt)
  const base = dueWithoutStops(calendar, limit, from)
  if (!base.ok) return base
  const closed = mergedStops(from, stops.map((stop) => (stop.to === null ? { ...stop, to: until } : stop)))
  const frame: Frame = {
    calendar, limit, from, until: toMs(until), stops: closed,
    firstDay: dayNumberAt(from),
    baseDay: dayNumberAt(base.value),
    givenBackDay: dayNumberAt(closed.reduce((moment, stop) => moment + stop.to - stop.from, base.value)),
  }
  const days = explainDays(frame)
  if (!days.ok) return days
  const spans = collapse(days.value)
  const inDays = limit.unit === 'workingDays' || limit.unit === 'naturalDays'
  return ok({
    spans,
    totalMinutes: spans.reduce((sum, span) => sum + span.minutes, 0),
    totalDays: inDays ? spans.filter((span) => span.ordinal !== null).length : null,
    rule: ruleOf(limit, frame.stops.length > 0),
    ...citationOf(calendar, limit, spans),
  })
}

interface Progress {
  /** Days of the limit counted so far. */
  ordinal: number
  /** Milliseconds run so far. */
  ran: number
  /** The last day that was written with a date. */
  dated: ChinaDay | undefined
}

function explainDays(frame: Frame): Result<ExplainedSpan[], CalendarUncovered> {
  const spans: ExplainedSpan[] = []
  const progress: Progress = { ordinal: 0, ran: 0, dated: undefined }
  const lastDay = dayNumberAt(frame.until)
  for (let day = frame.firstDay; day <= lastDay; day++) {
    // Hours of elapsed time need no calendar, so they can be explained in a year that has none.
    const worked = frame.limit.unit === 'naturalHours' ? ok(true) : isWorkingDayNumber(frame.calendar, day)
    if (!worked.ok) return worked
    spans.push(explainDay(frame, progress, day, worked.value))
  }
  return ok(spans)
}

/** One day, raising `progress` by what it counts. */
function explainDay(frame: Frame, progress: Progress, dayNumber: number, worked: boolean): ExplainedSpan {
  const day = dayOf(dayNumber)
  const kind = kindOf(frame, dayNumber, worked)
  const ordinal = kind === 'counted' && isDayOfLimit(frame, progress.ordinal) ? ++progress.ordinal : null
  const drawn = kind === 'off' ? [] : split(windowsOf(frame, dayNumber), frame.stops)
  const pieces = drawn.filter((piece) => kind === 'counted' || piece.kind === 'stop')
  const before = wholeMinutes(progress.ran)
  for (const piece of pieces) if (piece.kind === 'run') progress.ran += piece.to - piece.from
  const hasDate = worked || kind === 'counted'
  const label = hasDate ? workedDayLabel(dayNumber, progress.dated) : offLabel(frame.calendar, dayNumber)
  if (hasDate) progress.dated = day
  return {
    day, lastDay: day, kind, label, ordinal,
    note: dayNote(frame.limit, { day: dayNumber, kind, ordinal, first: dayNumber === frame.firstDay }),
    intervals: pieces.map((piece) => ({ from: toInstant(piece.from), to: toInstant(piece.to), kind: piece.kind })),
    // Cut the running total, not each day: the days then add up to it to the minute.
    minutes: wholeMinutes(progress.ran) - before,
  }
}

const isDayOfLimit = (frame: Frame, before: number): boolean =>
  (frame.limit.unit === 'workingDays' || frame.limit.unit === 'naturalDays') && before < frame.limit.amount

function kindOf(frame: Frame, day: number, worked: boolean): ExplainedSpan['kind'] {
  const { unit, amount } = frame.limit
  if (unit === 'naturalHours') return 'counted'
  if (unit === 'naturalDays') {
    if (day === frame.firstDay) return 'not-counted'
    if (day <= frame.firstDay + amount || (day > frame.baseDay && day <= frame.givenBackDay)) return 'counted'
    return worked ? 'not-counted' : 'off'
  }
  if (!worked) return 'off'
  if (unit === 'workingDays') return day === frame.firstDay ? 'not-counted' : 'counted'
  return windowsOf(frame, day).length > 0 ? 'counted' : 'not-counted'
}

/** When time can run on that day: opening hours for working units, day and night for natural ones; cut to the start and the end. */
function windowsOf(frame: Frame, day: number): Span[] {
  const whole = [{ from: dayStartMs(day), to: dayStartMs(day) + DAY_MS }]
  return (isWorkingUnit(frame.limit.unit) ? openingHours(frame.calendar, day) : whole)
    .map((span) => ({ from: Math.max(span.from, frame.from), to: Math.min(span.to, frame.until) }))
    .filter((span) => span.to > span.from)
}

function split(windows: readonly Span[], stops: readonly Span[]): (Span & { kind: 'run' | 'stop' })[] {
  return windows.flatMap((window) => {
    const pieces: (Span & { kind: 'run' | 'stop' })[] = []
    let cursor = window.from
    for (const stop of stops) {
      const from = Math.max(stop.from, cursor)
      const to = Math.min(stop.to, window.to)
      if (to <= from) continue
      if (from > cursor) pieces.push({ from: cursor, to: from, kind: 'run' })
      pieces.push({ from, to, kind: 'stop' })
      cursor = to
    }
    if (cursor < window.to) pieces.push({ from: cursor, to: window.to, kind: 'run' })
    return pieces
  })
}

/** Joins neighbouring days off: one festival, or Saturday and Sunday. */
function collapse(days: readonly ExplainedSpan[]): ExplainedSpan[] {
  const spans: ExplainedSpan[] = []
  for (const day of days) {
    const last = spans[spans.length - 1]
    if (!last || last.kind !== 'off' || day.kind !== 'off') spans.push(day)
    else if (last.label === day.label) spans[spans.length - 1] = { ...last, lastDay: day.lastDay }
    else if (isPlainWeekend(last) && isPlainWeekend(day)) {
      spans[spans.length - 1] = { ...last, lastDay: day.lastDay, label: `${last.label}、${day.label}` }
    } else spans.push(day)
  }
  return spans
}

function isPlainWeekend(span: ExplainedSpan): boolean {
  const day = dayNumberOf(span.day)
  return weekdayOf(day) % 6 === 0 && span.label === weekdayLabel(day)
}
