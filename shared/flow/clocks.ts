import type { Instant } from '../kernel/instant'
import { ok, type Result } from '../kernel/result'
import type { Calendar } from '../sla/calendar'
import { type Clock, recompute } from '../sla/clock'
import { applyEffect, type Moment } from '../sla/clock-effect'
import type { CalendarUncovered } from '../sla/working-time'
import type { Flow } from './flow'
import type { Recorded, RecordedRow, Shape } from './shape'

type Clocks<S extends Shape> = RecordedRow<S>['clocks']
type OfClocks<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>> = Pick<Flow<S, D, R>, 'entries' | 'limits' | 'bounds'>

const namesOf = <S extends Shape>(flow: { limits: { readonly [C in S['clock']]: unknown } }): readonly S['clock'][] => Object.keys(flow.limits)

/** Each clock put through `change`; the first that cannot be computed refuses all. */
function each<S extends Shape>(
  names: readonly S['clock'][], clocks: Clocks<S>, change: (clock: Clock | null, name: S['clock']) => Result<Clock | null, CalendarUncovered>,
): Result<Clocks<S>, CalendarUncovered> {
  const next: Partial<Record<string, Clock | null>> = {}
  for (const name of names) {
    const changed = change(clocks[name] ?? null, name)
    if (!changed.ok) return changed
    next[name] = changed.value
  }
  return ok(next as Clocks<S>)
}

/** All clocks after an event, as the table of the flow says. Error CALENDAR_UNCOVERED when a needed year is missing. */
export function runClocks<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(
  flow: OfClocks<S, D, R>, doc: D, kind: S['entry'], moment: Moment,
): Result<Clocks<S>, CalendarUncovered> {
  return each<S>(namesOf<S>(flow), doc.clocks, (clock, name) => applyEffect(clock, flow.entries[kind].clocks[name] ?? '-', flow.limits[name](doc), { ...moment, notAfter: flow.bounds?.[name]?.(doc) ?? null }))
}

/** Every clock that still runs, worked out anew under a calendar. */
export function recomputeClocks<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(
  flow: OfClocks<S, D, R>, doc: D, calendar: Calendar,
): Result<Clocks<S>, CalendarUncovered> {
  return each<S>(namesOf<S>(flow), doc.clocks, (clock) => (clock === null || clock.stoppedAt !== null ? ok(clock) : recompute(calendar, clock)))
}

/** The earliest date of the clocks that run; null while none does, or each is paused. */
const earliest = (clocks: readonly (Clock | null)[]): Instant | null =>
  clocks.flatMap((clock) => (clock !== null && clock.stoppedAt === null && clock.dueAt !== null ? [clock.dueAt] : [])).sort()[0] ?? null

/** Due now: the earlier of the deadlines that run. Null while the only one is paused, or nothing runs. */
export const dueOf = <S extends Shape>(flow: { deadlines: readonly S['clock'][] }, clocks: Clocks<S>): Instant | null =>
  earliest(flow.deadlines.map((name) => clocks[name] ?? null))

/** What orders it among those that are going on: the date of whatever clock ends first; null: nothing runs. */
export const byDueOf = ({ clocks }: { clocks: { readonly [clock: string]: Clock | null } }): Instant | null => earliest(Object.values(clocks))
