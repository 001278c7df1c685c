import { addMs, type Instant } from '../kernel/instant'
import { DESK_TIMES } from './times'

/** What is known of a session at a desk; instants in their canonical form. */
export interface DeskSession {
  seenAt: Instant
  endsAt: Instant
  endedAt: Instant | null
  endedBy: 'phone' | 'page' | 'office' | null
  /** Its holder has an office at this moment. */
  inOffice: boolean
}

/** The sentence (errors.ts) with which a session that is over is refused; null: it is alive. */
export function refusalOfSession({ seenAt, endsAt, endedAt, endedBy, inOffice }: DeskSession, now: Instant): 'DESK_ENDED' | 'DESK_NO_OFFICE' | 'DESK_OVER' | 'DESK_IDLE' | null {
  if (!inOffice || endedBy === 'office') return 'DESK_NO_OFFICE'
  if (endedAt !== null) return 'DESK_ENDED'
  if (endsAt <= now) return 'DESK_OVER'
  return seenAt <= idleSince(now) ? 'DESK_IDLE' : null
}

/** Whoever has not called since then is idle. */
export const idleSince = (now: Instant): Instant => addMs(now, -DESK_TIMES.idle.ms)
