import type { Instant } from '../kernel/instant'
import { ok, type Result } from '../kernel/result'
import type { Calendar } from './calendar'
import { type Clock, pauseClock, resumeClock, startClock, stopClock } from './clock'
import type { Limit } from './limit'
import type { CalendarUncovered } from './working-time'

/**
 * What an event does to a clock (design §5). `start`: begin unless it already runs; `restart`: begin anew; `drop`: as if it had never run;
 * `-`: nothing.
 */
export type ClockEffect = '-' | 'start' | 'restart' | 'stop' | 'pause' | 'resume' | 'drop'

export interface Moment {
  calendar: Calendar
  at: Instant
  /** Why the clock stands, when it is stopped for a while. */
  reason: string
}

/** The clock after an event. Error CALENDAR_UNCOVERED when a needed year is missing. */
export function applyEffect(clock: Clock | null, effect: ClockEffect, limit: Limit, { calendar, at, reason }: Moment): Result<Clock | null, CalendarUncovered> {
  switch (effect) {
    case '-': return ok(clock)
    case 'start': return clock && clock.stoppedAt === null ? ok(clock) : startClock(calendar, limit, at)
    case 'restart': return startClock(calendar, limit, at)
    case 'stop': return ok(clock ? stopClock(clock, at) : clock)
    case 'pause': return ok(clock ? pauseClock(clock, at, reason) : clock)
    case 'resume': return clock ? resumeClock(calendar, clock, at) : ok(clock)
    case 'drop': return ok(null)
  }
}
