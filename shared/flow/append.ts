import type { PersonId } from '../kernel/ids'
import type { Instant } from '../kernel/instant'
import { refuse } from '../kernel/refusal'
import { ok, type Result } from '../kernel/result'
import type { Calendar } from '../sla/calendar'
import { wakeAtOf } from './alarms'
import { linkOf } from './chain'
import { dueOf, runClocks } from './clocks'
import type { Circumstances, Flow, FlowRefusal } from './flow'
import { noticesOf } from './notices'
import type { Change, EntryContent, Recorded, RecordedRow, Shape, TrailEntry } from './shape'

/** What an entry is made of; the chain adds the rest. */
export interface EntryDraft<S extends Shape> {
  at: Instant
  kind: S['entry']
  visibility: 'public' | 'internal'
  by: PersonId
  salt: string
  content: EntryContent<S['said']>
}

/** Facts that follow from others, worked out in one place so that they cannot drift apart, and when it wakes next. */
export function derive<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(
  flow: Flow<S, D, R>, current: D, calendar: Calendar,
): Result<Pick<Change<S, D>, 'next' | 'wakeAt'>, FlowRefusal<S>> {
  const next: D = { ...current, box: flow.boxes[current.status], dueAt: dueOf<S>(flow, current.clocks), calendarVersion: calendar.version }
  const wakeAt = wakeAtOf<S, D>(flow, next, calendar)
  return wakeAt.ok ? ok({ next, wakeAt: wakeAt.value }) : refuse('CALENDAR_UNCOVERED', wakeAt.error)
}

/**
 * The aggregate with one more entry in its record, chained and counted, with the notices of that entry. `changed` is the aggregate as the
 * act leaves it; everything derived is worked out here.
 */
export function append<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(
  flow: Flow<S, D, R>, changed: D, draft: EntryDraft<S>, calendar: Calendar,
): Result<Change<S, D>, FlowRefusal<S>> {
  const seq = changed.version + 1
  const entry: TrailEntry<S> = {
    ...draft, seq, status: changed.status, ...linkOf(changed.headHash, { ...draft, seq }),
  }
  const derived = derive(flow, { ...changed, version: seq, headHash: entry.hash }, calendar)
  if (!derived.ok) return derived
  return ok({ ...derived.value, entries: [entry], notices: noticesOf(flow, derived.value.next, entry) })
}

/** Two changes of one aggregate, the second made on what the first left, as one. */
export const both = <S extends Shape, D>(first: Change<S, D>, second: Change<S, D>): Change<S, D> => ({
  ...second, entries: [...first.entries, ...second.entries], notices: [...first.notices, ...second.notices],
})

/** Something new with its first entry: its clocks begin as the table says of that entry. `blank` has version 0 and no clock yet. */
export function open<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(
  flow: Flow<S, D, R>, blank: D, first: Omit<EntryDraft<S>, 'at' | 'salt'>, { now, calendar, salt }: Circumstances,
): Result<Change<S, D>, FlowRefusal<S>> {
  const clocks = runClocks<S, D, R>(flow, blank, first.kind, { calendar, at: now, reason: flow.entries[first.kind].zh })
  if (!clocks.ok) return refuse('CALENDAR_UNCOVERED', clocks.error)
  return append(flow, { ...blank, clocks: clocks.value }, { ...first, at: now, salt }, calendar)
}
