import {
  type ChinaDay, DAY_MS, dayNumberAt, dayNumberOf, dayStartMs, type Instant, MINUTE_MS, toInstant, toMs, weekdayOf,
} from '../kernel/instant'
import { err, ok, type Result } from '../kernel/result'
import { yearOf } from './assumed-year'
import type { Calendar, Interval, YearCalendar } from './calendar'
import { isInSeason } from './season'

/** The arithmetic met a day of a year that no calendar may have: a limit that long is a mistake. A year not put in yet is assumed (`yearOf`). */
export interface CalendarUncovered { readonly code: 'CALENDAR_UNCOVERED'; readonly year: number }

interface YearTable { readonly year: number; readonly firstDay: number; readonly lastDay: number; readonly working: Uint8Array }
/** Opening hours as ms since the start of the day. */
interface Hours {
  readonly spans: readonly { readonly from: number; readonly to: number }[]
  readonly open: number
  readonly close: number
  readonly total: number
}

// Tables are derived from data that nobody changes in place, so remembering them changes no answer.
const yearTables = new WeakMap<YearCalendar, YearTable>()
const hourTables = new WeakMap<readonly Interval[], Hours>()

const clockMs = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * MINUTE_MS

/** The hours of that day: those of its season, else those of the whole year. */
function hoursOf({ hours, seasons = [] }: Calendar, dayNumber: number): Hours {
  if (seasons.length === 0) return tableOfHours(hours)
  const day = new Date(dayNumber * DAY_MS).toISOString().slice(5, 10)
  return tableOfHours(seasons.find((season) => isInSeason(season, day))?.hours ?? hours)
}

function tableOfHours(intervals: readonly Interval[]): Hours {
  const known = hourTables.get(intervals)
  if (known) return known
  const spans = intervals.map((interval) => ({ from: clockMs(interval.from), to: clockMs(interval.to) }))
  const total = spans.reduce((sum, span) => sum + span.to - span.from, 0)
  if (total <= 0) throw new RangeError('a calendar without opening hours')
  const hours = { spans, total, open: spans[0]?.from ?? 0, close: spans[spans.length - 1]?.to ?? 0 }
  hourTables.set(intervals, hours)
  return hours
}

function buildYear(year: YearCalendar): YearTable {
  const firstDay = dayNumberOf(`${year.year}-01-01`)
  const lastDay = dayNumberOf(`${year.year}-12-31`)
  const working = new Uint8Array(lastDay - firstDay + 1)
  for (let i = 0; i < working.length; i++) working[i] = weekdayOf(firstDay + i) % 6 === 0 ? 0 : 1
  for (const day of year.holidays) working[dayNumberOf(`${year.year}-${day}`) - firstDay] = 0
  for (const day of year.workdays) working[dayNumberOf(`${year.year}-${day}`) - firstDay] = 1
  return { year: year.year, firstDay, lastDay, working }
}

function tableOf(calendar: Calendar, dayNumber: number): YearTable | CalendarUncovered {
  const year = new Date(dayNumber * DAY_MS).getUTCFullYear()
  const data = yearOf(calendar, year)
  if (!data) return { code: 'CALENDAR_UNCOVERED', year }
  const known = yearTables.get(data)
  if (known) return known
  const table = buildYear(data)
  yearTables.set(data, table)
  return table
}

/**
 * Calls `visit` for each day from `first` in steps of one until it returns true. The year's table is looked up only when the year changes:
 * this is the inner loop of every deadline.
 */
function walkDays(calendar: Calendar, first: number, visit: (dayNumber: number, working: boolean) => boolean): CalendarUncovered | null {
  for (let day = first; ;) {
    const table = tableOf(calendar, day)
    if ('code' in table) return table
    for (; day <= table.lastDay; day++) if (visit(day, table.working[day - table.firstDay] === 1)) return null
  }
}

/** Minutes of opening hours in one working day, e.g. 420, whatever the season. What 「1 个工作日」 of working time is worth. */
export const minutesPerDay = (calendar: Calendar): number => tableOfHours(calendar.hours).total / MINUTE_MS

/** Whether people work on that China day. Error for a year no calendar may have. */
export function isWorkingDay(calendar: Calendar, day: ChinaDay): Result<boolean, CalendarUncovered> {
  return isWorkingDayNumber(calendar, dayNumberOf(day))
}

/** The same by day number, for arithmetic that already has one. */
export function isWorkingDayNumber(calendar: Calendar, dayNumber: number): Result<boolean, CalendarUncovered> {
  const table = tableOf(calendar, dayNumber)
  return 'code' in table ? err(table) : ok(table.working[dayNumber - table.firstDay] === 1)
}

/** The `n`th working day after that day (n ≥ 1), or with n = 0 the day itself if it is worked, else the next one that is. */
export function nthWorkingDay(calendar: Calendar, from: number, n: number): Result<number, CalendarUncovered> {
  let found = from
  let left = Math.max(n, 1)
  const failure = walkDays(calendar, n === 0 ? from : from + 1, (day, working) => {
    found = day
    return working && --left === 0
  })
  return failure ? err(failure) : ok(found)
}

/**
 * The moment at which `ms` of working time have passed since `from`. Time outside opening hours does not pass. Reaching exactly the end
 * of an interval gives that end (18:00), not the next opening; `ms` = 0 gives `from`. Throws on a negative `ms` (a bug).
 */
export function addWorkingMs(calendar: Calendar, from: number, ms: number): Result<number, CalendarUncovered> {
  if (!(ms >= 0)) throw new RangeError(`cannot add ${ms} ms of working time`)
  if (ms === 0) return ok(from)
  let left = ms
  let due = from
  const failure = walkDays(calendar, dayNumberAt(from), (day, working) => {
    if (!working) return false
    const hours = hoursOf(calendar, day)
    const start = dayStartMs(day)
    if (from <= start + hours.open && left > hours.total) {
      left -= hours.total
      return false
    }
    for (const span of hours.spans) {
      const open = Math.max(from, start + span.from)
      const available = start + span.to - open
      if (available <= 0) continue
      if (left <= available) {
        due = open + left
        return true
      }
      left -= available
    }
    return false
  })
  return failure ? err(failure) : ok(due)
}

/** Working milliseconds between two moments; negative when `to` is before `from`. */
export function workingMsBetween(calendar: Calendar, from: number, to: number): Result<number, CalendarUncovered> {
  if (to < from) {
    const back = workingMsBetween(calendar, to, from)
    return back.ok ? ok(0 - back.value) : back
  }
  const lastDay = dayNumberAt(to)
  let sum = 0
  const failure = walkDays(calendar, dayNumberAt(from), (day, working) => {
    if (working) {
      const hours = hoursOf(calendar, day)
      const start = dayStartMs(day)
      if (from <= start + hours.open && to >= start + hours.close) sum += hours.total
      else for (const span of hours.spans) sum += Math.max(0, Math.min(to, start + span.to) - Math.max(from, start + span.from))
    }
    return day >= lastDay
  })
  return failure ? err(failure) : ok(sum)
}

/** `from` plus so many minutes of working time (≥ 0, may be fractional). See `addWorkingMs` for the edges. */
export function addWorkingMinutes(calendar: Calendar, from: Instant, minutes: number): Result<Instant, CalendarUncovered> {
  const due = addWorkingMs(calendar, toMs(from), Math.round(minutes * MINUTE_MS))
  return due.ok ? ok(toInstant(due.value)) : due
}

/**
 * Whole working minutes from one instant to another, negative backwards. Counted in ms, then cut towards zero: a minute counts once
 * complete.
 */
export function workingMinutesBetween(calendar: Calendar, from: Instant, to: Instant): Result<number, CalendarUncovered> {
  const ms = workingMsBetween(calendar, toMs(from), toMs(to))
  return ms.ok ? ok(wholeMinutes(ms.value)) : ms
}

/** Milliseconds to whole minutes, cut towards zero, never −0. */
export const wholeMinutes = (ms: number): number => Math.trunc(ms / MINUTE_MS) + 0

/** The close of business on that day by the calendar's hours (whether that day is worked is not asked). */
export const closeOfBusinessMs = (calendar: Calendar, dayNumber: number): number => dayStartMs(dayNumber) + hoursOf(calendar, dayNumber).close

/** Opening hours of that day as moments; what a screen draws a day from. */
export const openingHours = (calendar: Calendar, dayNumber: number): readonly { readonly from: number; readonly to: number }[] =>
  hoursOf(calendar, dayNumber).spans.map((span) => ({ from: dayStartMs(dayNumber) + span.from, to: dayStartMs(dayNumber) + span.to }))
