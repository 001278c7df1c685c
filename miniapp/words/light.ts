import type { Instant } from '@shared/kernel/instant'
import type { Calendar } from '@shared/sla/calendar'
import { type Clock, type Light, type LightThresholds, remaining } from '@shared/sla/clock'
import type { LightTone } from '@/ui/Status'
import { assumedWords, dayLength, leftWords, whenDue } from './time'

/** What a screen needs to draw one running limit. */
export interface LightView {
  tone: LightTone
  /** 「充足」「快到期」「已超期」「已暂停」「按时」「超时」. */
  word: string
  /** 「剩 40 分钟」; empty when nothing runs. */
  detail: string
  /** Percent of the limit that is used, 0..100. */
  used: number
  light: Light
}

const TONES: Record<Exclude<Light, 'done'>, LightTone> = { ample: 'ample', soon: 'soon', pressing: 'soon', overdue: 'overdue', paused: 'paused' }
const WORDS: Record<Exclude<Light, 'done'>, string> = { ample: '充足', soon: '快到期', pressing: '马上到期', overdue: '已超期', paused: '已暂停' }

/** The light of a clock now; null where the calendar does not reach, when only the date can be shown. */
export function lightOf(calendar: Calendar, clock: Clock, now: Instant, lights: LightThresholds): LightView | null {
  const left = remaining(calendar, clock, now, lights)
  if (!left.ok) return null
  const { minutes, elapsedShare, light } = left.value
  const used = Math.min(100, Math.round(elapsedShare * 100))
  if (light === 'done') return { tone: elapsedShare >= 1 ? 'overdue' : 'ample', word: elapsedShare >= 1 ? '超时' : '按时', detail: '', used, light }
  // At the due instant itself no whole minute is left or over.
  const detail = light === 'overdue' && minutes === 0 ? '刚刚到期' : leftWords(minutes, dayLength(calendar, clock.limit.unit))
  return { tone: TONES[light], word: WORDS[light], detail, used, light }
}

/** 「已超期 1 天」 where a limit is over; null where it is not, or where no whole minute has passed. */
export const lateBy = (light: LightView | null): string | null => (light?.light === 'overdue' && light.detail.startsWith('超 ') ? `已超期${light.detail.slice(1)}` : null)

/** The limits of a case that somebody is asked to keep, as they cross the wire. */
export interface CaseClocks {
  response: Clock
  handling: Clock | null
  supply: Clock | null
}
export type ClockName = keyof CaseClocks

/**
 * The limit that somebody is asked to keep now: supplying while it is waited for, signing for it until somebody has, handling after that. Of what
 * was handed on while it was being handled two run; it is the one that ends first.
 */
export function runningClock({ response, handling, supply }: CaseClocks): { which: ClockName; clock: Clock } {
  if (supply !== null && supply.stoppedAt === null) return { which: 'supply', clock: supply }
  if (handling === null) return { which: 'response', clock: response }
  return response.stoppedAt === null && (response.dueAt ?? '') <= (handling.dueAt ?? '') ? { which: 'response', clock: response } : { which: 'handling', clock: handling }
}

const CLOCK_TITLES: Record<ClockName, string> = { response: '签收期限', handling: '办结期限', supply: '补材料期限' }
/** 「签收期限」「办结期限」「补材料期限」. */
export const clockTitle = (which: ClockName): string => CLOCK_TITLES[which]

/** 「下周三 11:12 前」, or why there is no date: 「等您补材料，暂停计时」. */
export function dueSentence(now: Instant, clock: Clock, side: 'company' | 'office'): string {
  if (clock.dueAt !== null) return `${whenDue(now, clock.dueAt)}${assumedWords(clock)}`
  return side === 'company' ? '等您补材料，暂停计时' : '等企业补材料，暂停计时'
}

/** The progress bar read aloud: 「时间已用两成」 as a number. */
export const usedWords = (used: number): string => `规定的时间已用 ${used}%`
