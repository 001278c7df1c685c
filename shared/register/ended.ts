import { addMs, DAY_MS, type Instant } from '../kernel/instant'
import type { CompanyState } from './company'

/** Days in which the sign of a company that was closed, or has moved away, still opens what was filed and its rating. */
export const KEPT_OPEN_DAYS = 90

/** A company that has ended; `until`: the last instant at which its sign opens anything. */
export interface Ended {
  state: 'closed' | 'moved'
  until: Instant
}

/** Has it ended, and is its sign open still? `endedAt` null: it came into the register as one that had ended long ago. `over`: its sign opens nothing. */
export function endedOf({ state, endedAt }: { state: CompanyState; endedAt: Instant | null }, now: Instant): Ended | 'over' | null {
  if (state !== 'closed' && state !== 'moved') return null
  if (endedAt === null) return 'over'
  const until = addMs(endedAt, KEPT_OPEN_DAYS * DAY_MS)
  return now > until ? 'over' : { state, until }
}
