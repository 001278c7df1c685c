import { describeLimit, type Limit, type LimitUnit } from '@shared/sla/limit'

const MINUTES_AN_HOUR = 60
const UNITS: Readonly<Record<string, LimitUnit>> = { 个工作日: 'workingDays', 工作日: 'workingDays', 个工作小时: 'workingMinutes', 工作小时: 'workingMinutes', 小时: 'naturalHours', 天: 'naturalDays' }

/** 「5 个工作日」 as a limit; null: it is none. Takes what `describeLimit` says, and the same without spaces. */
export function limitOf(text: string): Limit | null {
  const [, amount, word = '', minutes] = /^\s*(\d{1,5})\s*(个?工作日|个?工作小时|小时|天)\s*(?:(\d{1,2})\s*分)?\s*$/.exec(text) ?? []
  const unit = UNITS[word]
  if (amount === undefined || unit === undefined || Number(amount) === 0) return null
  return { amount: unit === 'workingMinutes' ? Number(amount) * MINUTES_AN_HOUR + Number(minutes ?? 0) : Number(amount), unit }
}

export const limitText = (limit: Limit): string => describeLimit(limit)
