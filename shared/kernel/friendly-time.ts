import { chinaParts, chinaTime, dayNumberAt, formatInChina, type Instant, MINUTE_MS, toMs, weekdayOf } from './instant'

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** 「周三」 of a day number. */
export const weekdayLabel = (dayNumber: number): string => WEEKDAYS[weekdayOf(dayNumber)] ?? ''

/** Weeks are numbered from Monday, as people in China count them. */
const weekOf = (dayNumber: number): number => Math.floor((dayNumber + 3) / 7)

const dateLabel = (now: Instant, at: Instant): string =>
  formatInChina(at, chinaParts(at).year === chinaParts(now).year ? 'M 月 D 日' : 'YYYY 年 M 月 D 日')

function dueDayLabel(now: Instant, at: Instant): string {
  const today = dayNumberAt(toMs(now))
  const day = dayNumberAt(toMs(at))
  if (day === today) return '今天'
  if (day === today + 1) return '明天'
  if (day === today - 1) return '昨天'
  if (day > today && weekOf(day) === weekOf(today)) return weekdayLabel(day)
  if (weekOf(day) === weekOf(today) + 1) return `下${weekdayLabel(day)}`
  return dateLabel(now, at)
}

/** A deadline in words: 「今天 17:00 前」「下周三 11:12 前」「11 月 25 日 18:00 前」; the year appears when it is another one. */
export const friendlyDue = (now: Instant, at: Instant): string => `${dueDayLabel(now, at)} ${chinaTime(at)} 前`

/** Something that happened: 「刚刚」「10 分钟前」「今天 09:30」「昨天 16:30」「11 月 18 日」. A small clock skew reads as 刚刚. */
export function friendlyPast(now: Instant, at: Instant): string {
  const minutes = Math.floor((toMs(now) - toMs(at)) / MINUTE_MS)
  if (minutes < 1) return '刚刚'
  if (minutes < 60) return `${minutes} 分钟前`
  const daysAgo = dayNumberAt(toMs(now)) - dayNumberAt(toMs(at))
  if (daysAgo === 0) return `今天 ${chinaTime(at)}`
  if (daysAgo === 1) return `昨天 ${chinaTime(at)}`
  return dateLabel(now, at)
}

/**
 * A length of time: 「40 分钟」「4 小时 10 分」「3 天」「3 天 2 小时」. The sign is dropped: whether it is left or overdue is for the caller to say.
 * @param minutesPerDay minutes that make one day: 1440 for elapsed time, the calendar's `minutesPerDay` for working time.
 */
export function friendlyDuration(minutes: number, minutesPerDay: number): string {
  const total = Math.floor(Math.abs(minutes))
  if (total === 0) return '不到 1 分钟'
  const days = Math.floor(total / minutesPerDay)
  const hours = Math.floor((total % minutesPerDay) / 60)
  const rest = (total % minutesPerDay) % 60
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`
  if (hours === 0) return `${rest} 分钟`
  return rest > 0 ? `${hours} 小时 ${rest} 分` : `${hours} 小时`
}
