import { friendlyDue, friendlyDuration, friendlyPast, weekdayLabel } from '@shared/kernel/friendly-time'
import { chinaParts, chinaTime, dayNumberAt, type Instant, toMs } from '@shared/kernel/instant'
import type { Calendar } from '@shared/sla/calendar'
import type { LimitUnit } from '@shared/sla/limit'
import { minutesPerDay } from '@shared/sla/working-time'

const MINUTES_A_DAY = 1440

/** Minutes that make a day when a length of that unit is said in words: a working day for working units. */
export const dayLength = (calendar: Calendar, unit: LimitUnit): number =>
  unit === 'workingMinutes' || unit === 'workingDays' ? minutesPerDay(calendar) : MINUTES_A_DAY

/** 「4 小时 10 分」「2 天 1 小时」: up to one day in hours, for a day of working time is over before the day is. */
export const lengthWords = (minutes: number, minutesPerDayOfUnit: number): string =>
  friendlyDuration(minutes, Math.abs(minutes) <= minutesPerDayOfUnit ? Infinity : minutesPerDayOfUnit)

/** 「剩 4 小时 10 分」「超 2 天 1 小时」: the one way of saying how much is left, or how late it is. */
export const leftWords = (minutes: number, minutesPerDayOfUnit: number): string => `${minutes < 0 ? '超' : '剩'} ${lengthWords(minutes, minutesPerDayOfUnit)}`

/** 「11 月 25 日」, China time. */
export function dateWords(at: Instant): string {
  const { month, day } = chinaParts(at)
  return `${month} 月 ${day} 日`
}

/** 「今天 18:00 前签收」; of what is over 「昨天 17:20 到期」: a past time is never 「前」. */
export const whenDue = (now: Instant, at: Instant, verb = ''): string => {
  const words = friendlyDue(now, at)
  return toMs(at) <= toMs(now) ? words.replace(/前$/, '到期') : `${words}${verb}`
}

/** 「下周三 11:12 前」. */
export const dueWords = (now: Instant, at: Instant): string => friendlyDue(now, at)

/** 「（推定）」 behind a date that rests on days off nobody has announced yet. */
export const assumedWords = ({ assumed }: { assumed?: boolean | undefined }): string => (assumed ? '（推定）' : '')

/** What that means, on a page that has room for it. */
export const ASSUMED = '这个日期是推定的：涉及的年份还没有公布放假安排，公布后会重新计算，有变动会告诉您'

/** 「今天 09:30」, and with its hour when it is older than yesterday: 「11 月 18 日 09:12」. */
export function pastWords(now: Instant, at: Instant): string {
  const words = friendlyPast(now, at)
  return words.endsWith('日') ? `${words} ${chinaTime(at)}` : words
}

/** Which group of a list of past things it belongs to: 今天, 昨天, 本周, 更早. */
export function pastGroup(now: Instant, at: Instant): '今天' | '昨天' | '最近一周' | '更早' {
  const days = dayNumberAt(toMs(now)) - dayNumberAt(toMs(at))
  if (days <= 0) return '今天'
  if (days === 1) return '昨天'
  return days < 7 ? '最近一周' : '更早'
}

/** The time that a row of such a group shows: 「09:58」 today and yesterday, 「周五」 within a week, else the date. */
export function groupedTime(now: Instant, at: Instant): string {
  const group = pastGroup(now, at)
  if (group === '今天' || group === '昨天') return chinaTime(at)
  return group === '最近一周' ? weekdayLabel(dayNumberAt(toMs(at))) : dateWords(at)
}
