import { err, ok, type Result } from './result'
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import type { ChinaDay, Instant } from './instant-schema'

dayjs.extend(utc)

export type { ChinaDay, Instant } from './instant-schema'

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
/** China has used +08:00 without daylight saving since 1991; nothing here looks further back. */
const CHINA_OFFSET_MS = 8 * HOUR_MS

export function isCanonical(text: string): boolean {
  const ms = Date.parse(text)
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text) && !Number.isNaN(ms) && new Date(ms).toISOString() === text
}

export function isRealDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isCanonical(`${text}T00:00:00.000Z`)
}

/** Milliseconds since the epoch. Throws on a malformed instant: inside the core instants are trusted, so that is a bug. */
export function toMs(instant: Instant): number {
  const ms = Date.parse(instant)
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`)
  return ms
}

/** The instant at `ms` milliseconds since the epoch. Throws on a number that is not a date. */
export const toInstant = (ms: number): Instant => new Date(ms).toISOString()

/** Reads any ISO date-time with an offset (`Z` or `+08:00`) into the one canonical form. */
export function parseInstant(text: string): Result<Instant, { code: 'INSTANT_INVALID' }> {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return err({ code: 'INSTANT_INVALID' })
  const ms = Date.parse(text)
  if (!isRealDay(text.slice(0, 10)) || Number.isNaN(ms)) return err({ code: 'INSTANT_INVALID' })
  return ok(toInstant(ms))
}

/** `instant` moved by `ms` milliseconds of elapsed time (negative moves back). */
export const addMs = (instant: Instant, ms: number): Instant => toInstant(toMs(instant) + ms)

/** Days since 1970-01-01 of the China day that contains the moment: the integer all day arithmetic uses. */
export const dayNumberAt = (ms: number): number => Math.floor((ms + CHINA_OFFSET_MS) / DAY_MS)

/** The moment at which that China day begins (00:00 +08:00). */
export const dayStartMs = (dayNumber: number): number => dayNumber * DAY_MS - CHINA_OFFSET_MS

/** Day number of `2026-11-18`. Throws on a malformed day (a bug). */
export function dayNumberOf(day: ChinaDay): number {
  const ms = Date.parse(`${day}T00:00:00.000Z`)
  if (Number.isNaN(ms)) throw new RangeError(`not a day: ${day}`)
  return ms / DAY_MS
}

export const dayOf = (dayNumber: number): ChinaDay => new Date(dayNumber * DAY_MS).toISOString().slice(0, 10)

/** 0 = Sunday … 6 = Saturday; 1970-01-01 was a Thursday. */
export const weekdayOf = (dayNumber: number): number => (((dayNumber + 4) % 7) + 7) % 7

/** The China day of an instant. */
export const chinaDay = (instant: Instant): ChinaDay => dayOf(dayNumberAt(toMs(instant)))

/** The instant of a wall-clock time in China: `chinaInstant('2026-11-18', '09:30')`. Throws on malformed parts. */
export function chinaInstant(day: ChinaDay, time = '00:00'): Instant {
  return toInstant(Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}+08:00`))
}

export interface ChinaParts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** 0 = Sunday … 6 = Saturday. */
  readonly weekday: number
}

/** The instant on a clock in China (+08:00 all year), whatever the time zone of the machine; for formatting, not for arithmetic. */
const inChina = (instant: Instant): dayjs.Dayjs => dayjs.utc(toMs(instant)).utcOffset(CHINA_OFFSET_MS / MINUTE_MS)

/** Wall-clock parts of an instant in China time. */
export function chinaParts(instant: Instant): ChinaParts {
  const local = inChina(instant)
  return {
    year: local.year(), month: local.month() + 1, day: local.date(), hour: local.hour(), minute: local.minute(), second: local.second(), weekday: local.day(),
  }
}

/** An instant in China time by a dayjs pattern, e.g. `M 月 D 日`. Seconds are cut off, never rounded: a deadline is not shown later than it is. */
export const formatInChina = (instant: Instant, pattern: string): string => inChina(instant).format(pattern)

/** `09:42`, China time. */
export const chinaTime = (instant: Instant): string => formatInChina(instant, 'HH:mm')
