import * as z from 'zod/mini'
import { isRealDay } from '../kernel/instant'
import { isInSeason } from './season'
import { EARLIEST_YEAR, LATEST_YEAR } from './years'

/** One stretch of opening hours on a working day, China time, `09:00`–`12:00`. */
export const Interval = z.object({ from: timeOfDay(), to: timeOfDay() }).check(
  z.refine(({ from, to }) => from < to, '开始时间必须早于结束时间'),
)
export type Interval = z.infer<typeof Interval>

function timeOfDay() {
  return z.string('时间请写成 09:00 的样子').check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间请写成 09:00 的样子'))
}

const MonthDay = z.string('日期请写成 10-01 的样子').check(z.regex(/^\d{2}-\d{2}$/, '日期请写成 10-01 的样子'))

/** A festival's stretch of days off, for the words on the screen: 「国庆节」. */
const Festival = z.object({
  name: z.string().check(z.minLength(1, '请填写节日名称'), z.maxLength(12, '节日名称太长')),
  from: MonthDay,
  to: MonthDay,
})

/**
 * Which days of one year are off and which weekend days are worked, from the State Council Office's yearly notice.
 * Schema of what an administrator may put in place of a built-in year. `assumption` is true while no notice exists.
 */
export const YearCalendar = z.object({
  year: z.int('年份必须是整数').check(z.minimum(EARLIEST_YEAR, '年份太早'), z.maximum(LATEST_YEAR, '年份太晚')),
  /** All days off by the notice, `MM-DD`, weekends inside a holiday included. */
  holidays: z.array(MonthDay, '请填写放假日期').check(z.minLength(1, '请填写放假日期，全年没有一天放假的安排不会有'), z.maxLength(60, '放假日期太多')),
  /** Make-up days (调休): weekend days that are worked. */
  workdays: z.array(MonthDay, '请填写调休上班日期，没有就留空').check(z.maxLength(30, '调休上班日期太多')),
  citation: z.string('请写明依据（文号）').check(z.minLength(4, '请写明依据（文号）'), z.maxLength(200, '依据太长')),
  assumption: z.boolean('请写明是不是推定'),
  festivals: z.optional(z.array(Festival)),
}).check((ctx) => {
  for (const message of problemsOfYear(ctx.value)) ctx.issues.push({ code: 'custom', input: ctx.value, message })
})
export type YearCalendar = z.infer<typeof YearCalendar>

interface YearDays { readonly year: number; readonly holidays: readonly string[]; readonly workdays: readonly string[] }

function problemsOfYear({ year, holidays, workdays }: YearDays): string[] {
  const problems: string[] = []
  const off = new Set(holidays)
  const exists = (day: string): boolean => isRealDay(`${year}-${day}`)
  for (const day of [...holidays, ...workdays]) if (!exists(day)) problems.push(`${year} 年没有 ${day} 这一天`)
  for (const day of workdays.filter(exists)) {
    if (off.has(day)) problems.push(`${day} 既是放假日又是上班日，请核对`)
    const weekday = new Date(`${year}-${day}T00:00:00.000Z`).getUTCDay()
    if (weekday !== 0 && weekday !== 6) problems.push(`${day} 不是周末，本来就上班，不用写进调休上班日期`)
  }
  if (off.size !== holidays.length || new Set(workdays).size !== workdays.length) problems.push('日期有重复，请删去重复的')
  return problems
}

const Intervals = z.array(Interval, '请填写办公时间').check(
  z.minLength(1, '请填写办公时间'),
  z.maxLength(4, '办公时间最多四段'),
  z.refine((hours) => hours.every((interval, i) => i === 0 || (hours[i - 1]?.to ?? '') <= interval.from), '办公时间要按先后排列，不能重叠'),
)

/** Opening hours of a part of every year, `05-01`–`09-30`; one that ends before it begins goes over the new year. */
export const Season = z.object({ from: MonthDay, to: MonthDay, hours: Intervals })
export type Season = z.infer<typeof Season>

const meet = (one: Season, other: Season): boolean => isInSeason(one, other.from) || isInSeason(other, one.from)

/** 办公时间: what is kept all year, and the seasons in which it is another. */
export const OpeningHours = z.object({
  hours: Intervals,
  seasons: z.array(Season).check(
    z.maxLength(4, '季节最多四个'),
    // A leap year, so that 29 February may begin a season.
    z.refine((seasons) => seasons.every(({ from, to }) => isRealDay(`2000-${from}`) && isRealDay(`2000-${to}`)), '季节的起止日期请写成 05-01 的样子'),
    z.refine((seasons) => seasons.every((one, i) => seasons.slice(i + 1).every((other) => !meet(one, other))), '两个季节的日期重叠了，请核对'),
  ),
})
export type OpeningHours = z.infer<typeof OpeningHours>

/** Everything that decides whether a moment is working time. Replaced as a whole; `version` tells which one a due date came from. */
export const Calendar = z.object({
  version: z.int().check(z.minimum(1)),
  /** Keyed by year, `'2026'`. */
  years: z.record(z.string().check(z.regex(/^\d{4}$/, '年份请写成 2026 的样子')), YearCalendar),
  hours: Intervals,
  /** Absent: the same hours all year. */
  seasons: z.optional(z.array(Season)),
  hoursCitation: z.string(),
})
export type Calendar = z.infer<typeof Calendar>

/** The calendar with one year put in or replaced, and the next version number. The old calendar is not changed. */
export const withYear = (calendar: Calendar, year: YearCalendar): Calendar => ({
  ...calendar,
  version: calendar.version + 1,
  years: { ...calendar.years, [String(year.year)]: year },
})
