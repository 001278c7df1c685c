import { weekdayLabel } from '../kernel/friendly-time'
import { type ChinaDay, dayOf, weekdayOf } from '../kernel/instant'
import { yearOf } from './assumed-year'
import type { Calendar } from './calendar'
import { describeLimit, isWorkingUnit, type Limit } from './limit'
import { minutesPerDay } from './working-time'

/** 「周三 18 日」, with the month when it is another one than that of the line above. */
export function workedDayLabel(dayNumber: number, previous: ChinaDay | undefined): string {
  const day = dayOf(dayNumber)
  const month = previous !== undefined && previous.slice(0, 7) !== day.slice(0, 7) ? `${Number(day.slice(5, 7))} 月 ` : ''
  return `${weekdayLabel(dayNumber)} ${month}${Number(day.slice(8))} 日`
}

/** The festival's name, or the weekday. */
export function offLabel(calendar: Calendar, dayNumber: number): string {
  const day = dayOf(dayNumber)
  const monthDay = day.slice(5)
  const year = yearOf(calendar, Number(day.slice(0, 4)))
  const festival = year?.festivals?.find(({ from, to }) => from <= monthDay && monthDay <= to)
  if (festival) return festival.name
  return weekdayOf(dayNumber) % 6 === 0 ? weekdayLabel(dayNumber) : '放假'
}

export interface NotedDay {
  readonly day: number
  readonly kind: 'counted' | 'off' | 'not-counted'
  readonly ordinal: number | null
  /** The day on which the limit started. */
  readonly first: boolean
}

/** Why a day counts as it does, in a few words; empty when it needs none. */
export function dayNote(limit: Limit, { day, kind, ordinal, first }: NotedDay): string {
  const inDays = limit.unit === 'workingDays' || limit.unit === 'naturalDays'
  if (kind === 'off') return ''
  if (kind === 'not-counted') {
    if (!inDays) return '不在办公时间，从下次上班起算'
    return first ? '收到当天不算' : '最后一天是休息日，顺延到这天'
  }
  if (inDays && ordinal === null) return '补回暂停的时间'
  const makeUp = isWorkingUnit(limit.unit) && weekdayOf(day) % 6 === 0 ? '调休上班' : ''
  const count = ordinal === null ? '' : `第 ${ordinal} 天`
  return [count, makeUp].filter((part) => part !== '').join('，')
}

/** The rule in one or two sentences for whoever waits. */
export function ruleOf(limit: Limit, hasStops: boolean): string {
  const words = describeLimit(limit)
  const stops = hasStops ? '暂停的时间不算，补在后面。' : ''
  switch (limit.unit) {
    case 'workingMinutes': return `时限 ${words}，从收到时起算。只算办公时间，午休、下班、周末和节假日都不算。${stops}`
    case 'workingDays': return `时限 ${words}。收到当天不算，从下一个工作日算起，每个工作日算一天，最后一天下班时到期。周末和节假日不算，调休上班日要算。${stops}`
    case 'naturalHours': return `时限 ${words}，从收到时起连续计算，夜间和节假日都算。${stops}`
    case 'naturalDays': return `时限 ${words}。收到当天不算，周末和节假日也算，最后一天下班时到期；最后一天是休息日的，顺延到下一个工作日下班时。${stops}`
  }
}

/** `9:00–12:00、14:00–18:00`. */
const hoursText = (calendar: Calendar): string => calendar.hours.map(({ from, to }) => `${clockText(from)}–${clockText(to)}`).join('、')

const clockText = (time: string): string => time.replace(/^0/, '')

function lengthText(calendar: Calendar): string {
  const minutes = minutesPerDay(calendar)
  return minutes % 60 === 0 ? `${minutes / 60} 小时` : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`
}

/** Where hours, days off and the way of counting come from, for exactly the years that were used. */
export function citationOf(
  calendar: Calendar, limit: Limit, spans: readonly { readonly day: ChinaDay; readonly lastDay: ChinaDay }[],
): { citation: string; assumption: boolean } {
  if (limit.unit === 'naturalHours') return { citation: '《中华人民共和国民法典》第二百零一条第二款', assumption: false }
  const used = [...new Set(spans.flatMap((span) => [span.day.slice(0, 4), span.lastDay.slice(0, 4)]))]
  const years = used.flatMap((year) => yearOf(calendar, Number(year)) ?? [])
  const counting = limit.unit === 'workingMinutes' ? [] : ['《中华人民共和国民法典》第二百零一条、第二百零三条']
  const hours = `每天 ${hoursText(calendar)}，共 ${lengthText(calendar)}（${calendar.hoursCitation}）`
  return {
    citation: `${[hours, ...counting, ...years.map((year) => year.citation)].join('；')}。`,
    assumption: years.some((year) => year.assumption),
  }
}
