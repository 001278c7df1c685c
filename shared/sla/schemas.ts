import * as z from 'zod/mini'
import { Instant } from '../kernel/instant-schema'
import { LIMIT_UNITS } from './limit'

// Apart from what is computed with them: screens compute and check nothing, so they do not carry the checker.

/** How long something may take. The unit decides how it is counted; see `dueAt`. */
export const Limit = z.object({
  amount: z.int('时限必须是整数').check(z.minimum(1, '时限至少是 1'), z.maximum(100_000, '时限太长')),
  unit: z.enum(LIMIT_UNITS, '时限单位不正确'),
})
export type Limit = z.infer<typeof Limit>

/** Time that does not count, from one instant to another; `to` is null while it lasts. */
export const Stop = z.object({
  from: Instant,
  to: z.nullable(Instant),
  reason: z.string().check(z.minLength(1, '请写明暂停的原因'), z.maxLength(200, '原因太长')),
})
export type Stop = z.infer<typeof Stop>

/** Limits one after the other, from an instant on. */
export const Bound = z.object({ from: Instant, limits: z.array(Limit) })
export type Bound = z.infer<typeof Bound>

/** One running limit on a case. `dueAt` is null while a stop is open; `stoppedAt` is set once what was asked for was done. */
export const Clock = z.object({
  limit: Limit,
  startedAt: Instant,
  stops: z.array(Stop),
  dueAt: z.nullable(Instant),
  stoppedAt: z.nullable(Instant),
  /** 推定: computed with a year whose days off are not known yet; computed again when they are. */
  assumed: z.optional(z.literal(true)),
  /** Begun anew for whom it was handed on to; that happens once before it is ended. */
  renewed: z.optional(z.literal(true)),
  /** It is due no later than these limits, one after the other from that instant on. */
  notAfter: z.optional(Bound),
})
export type Clock = z.infer<typeof Clock>
