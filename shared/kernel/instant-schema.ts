import * as z from 'zod/mini'
import { isCanonical, isRealDay } from './instant'

// Apart from what is done with instants: screens do that and check none, so they do not carry the checker.

/**
 * A point in time as a UTC ISO string with milliseconds, `2026-11-18T01:42:00.000Z`.
 * Always this one form, so comparing two instants as strings compares them in time (indexes rely on it).
 */
export const Instant = z.string().check(z.refine(isCanonical, '时间格式不正确'))
export type Instant = z.infer<typeof Instant>

/** A calendar day in China, `2026-11-18`. */
export const ChinaDay = z.string().check(z.refine(isRealDay, '日期格式不正确'))
export type ChinaDay = z.infer<typeof ChinaDay>
