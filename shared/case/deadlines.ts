import type { Instant } from '../kernel/instant'
import { ok, type Result } from '../kernel/result'
import type { Calendar } from '../sla/calendar'
import { type Clock, pauseClock, resumeClock, startClock, stopClock } from '../sla/clock'
import type { Limit } from '../sla/limit'
import type { CalendarUncovered } from '../sla/working-time'
import { CLOCK_EFFECTS, type ClockEffect } from './clock-effects'
import type { EntryKind } from './lifecycle'
import type { Case } from './schema'
import type { CaseBox } from './status'

interface Moment {
  calendar: Calendar
  at: Instant
  reason: string
}

function applyEffect(clock: Clock | null, effect: ClockEffect, limit: Limit, moment: Moment): Result<Clock | null, CalendarUncovered> {
  const { calendar, at, reason } = moment
  switch (effect) {
    case '-': return ok(clock)
    case 'start': return clock && clock.stoppedAt === null ? ok(clock) : startClock(calendar, limit, at)
    case 'restart': return startClock(calendar, limit, at)
    case 'stop': return ok(clock ? stopClock(clock, at) : clock)
    case 'pause': return ok(clock ? pauseClock(clock, at, reason) : clock)
    case 'resume': return clock ? resumeClock(calendar, clock, at) : ok(clock)
  }
}

/** Both clocks after an event, as the table of effects says. Error CALENDAR_UNCOVERED when a needed year is missing. */
export function runClocks(
  clocks: { response: Clock | null; handling: Clock | null },
  kind: EntryKind,
  profile: Pick<Case['profile'], 'response' | 'handling'>,
  moment: Moment,
): Result<Case['clocks'], CalendarUncovered> {
  const effects = CLOCK_EFFECTS[kind]
  const response = applyEffect(clocks.response, effects.response, profile.response, moment)
  if (!response.ok) return response
  const handling = applyEffect(clocks.handling, effects.handling, profile.handling, moment)
  if (!handling.ok) return handling
  if (!response.value) throw new Error('a case without a response clock')
  return ok({ response: response.value, handling: handling.value })
}

/** Due now: the earlier of the clocks that run. Null while the only running clock is paused, or nothing runs. */
export function dueOf(clocks: Case['clocks']): Instant | null {
  const running = [clocks.response, clocks.handling].filter((clock): clock is Clock => clock !== null && clock.stoppedAt === null && clock.dueAt !== null)
  return running.map((clock) => clock.dueAt as Instant).sort()[0] ?? null
}

/** What orders a case among those that are going on: open ones by what is due next, answered ones by the day silence confirms; null: nothing is. */
export const byDueOf = (current: { box: CaseBox; dueAt: Instant | null; confirmBy: Instant | null }): Instant | null =>
  current.box === 'answered' ? current.confirmBy : current.dueAt
