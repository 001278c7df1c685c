import { chinaParts, type Instant } from '../kernel/instant'
import type { Calendar, YearCalendar } from './calendar'

/** Years that a calendar may have. */
export const EARLIEST_YEAR = 2000
export const LATEST_YEAR = 2100

/** Statutory days off that stand on a date (全国年节及纪念日放假办法 第二条); the others follow the moon or the sun and wait for the yearly notice. */
const FIXED = [
  { name: '元旦', from: '01-01', to: '01-01', days: ['01-01'] },
  { name: '劳动节', from: '05-01', to: '05-02', days: ['05-01', '05-02'] },
  { name: '国庆节', from: '10-01', to: '10-03', days: ['10-01', '10-02', '10-03'] },
] as const

// Remembered, so that what is derived from a year is found again by it.
const made = new Map<number, YearCalendar>()

function assumed(year: number): YearCalendar {
  const known = made.get(year)
  if (known) return known
  const calendar: YearCalendar = {
    year,
    holidays: FIXED.flatMap(({ days }) => days),
    workdays: [],
    citation: `推定：${year} 年的放假安排还没有录入，先按周末和日期固定的节日（元旦、劳动节、国庆节）计算，录入后重新计算`,
    assumption: true,
    festivals: FIXED.map(({ name, from, to }) => ({ name, from, to })),
  }
  made.set(year, calendar)
  return calendar
}

/** The days of a year: as the calendar has them, else weekends and the days off that stand on a date. Null for a year no calendar may have. */
export const yearOf = (calendar: Calendar, year: number): YearCalendar | null =>
  calendar.years[year] ?? (year < EARLIEST_YEAR || year > LATEST_YEAR ? null : assumed(year))

/** Are the days off of a year between these instants only assumed? */
export function isAssumedBetween(calendar: Calendar, from: Instant, to: Instant): boolean {
  for (let { year } = chinaParts(from); year <= chinaParts(to).year; year++) if (yearOf(calendar, year)?.assumption) return true
  return false
}

/** In the last two months of a year the notice for the next one is out, or about to be. */
const NOVEMBER = 11

/** The year whose days off somebody should put in now: this one, or from November the next; null when nothing is missing. */
export function missingYear(calendar: Calendar, now: Instant): number | null {
  const { year, month } = chinaParts(now)
  const due = month >= NOVEMBER ? [year, year + 1] : [year]
  return due.find((each) => yearOf(calendar, each)?.assumption) ?? null
}
