import type { Instant } from '../kernel/instant'
import { ok, type Result } from '../kernel/result'
import type { Calendar } from './calendar'
import { type Bound, type Clock, pauseClock, renewClock, resumeClock, startClock, stopClock } from './clock'
import type { Limit } from './limit'
import type { CalendarUncovered } from './working-time'

/**
 * What an event does to a clock (design §5). `start`: begin unless it already runs; `restart`: begin anew; `renew`: anew for a new
 * holder, once before it is ended; `drop`: as if it had never run;
 * `-`: nothing.
 */
export type ClockEffect = '-' | 'start' | 'restart' | 'renew' | 'stop' | 'pause' | 'resume' | 'drop'

export interface Moment {
  calendar: Calendar
  at: Instant
  /** Why the clock stands, when it is stopped for a while. */
  reason: string
  /** A clock that is renewed is due no later than this ends. */
  notAfter?: Bound | null
}

/** The clock after an event. Error CALENDAR_UNCOVERED when a needed year is missing. */
export function applyEffect(clock: Clock | null, effect: ClockEffect, limit: Limit, { calendar, at, reason, notAfter = null }: Moment): Result<Clock | null, CalendarUncovered> {
  switch (effect) {
    case '-': return ok(clock)
    case 'start': return clock && clock.stoppedAt === null ? ok(clock) : startClock(calendar, limit, at)
    case 'restart': return startClock(calendar, limit, at)
    case 'renew': return renewClock(calendar, clock, limit, at, notAfter)
    case 'stop': return ok(clock ? stopClock(clock, at) : clock)
    case 'pause': return ok(clock ? pauseClock(clock, at, reason) : clock)
    case 'resume': return clock ? resumeClock(calendar, clock, at) : ok(clock)
    case 'drop': return ok(null)
  }
}
