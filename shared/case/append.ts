import type { Instant } from '../kernel/instant'
import { ok, type Result } from '../kernel/result'
import type { Calendar } from '../sla/calendar'
import type { CalendarUncovered } from '../sla/working-time'
import { wakeAtOf } from './alarms'
import { dueOf } from './deadlines'
import type { EntryKind } from './lifecycle'
import { noticesOf } from './notices'
import type { Case, Change, EntryContent, TrailEntry } from './schema'
import { BOX_OF_STATUS } from './status'
import { commitmentOf, entryHash } from './trail'

/** What an entry is made of; the chain adds the rest. */
export interface EntryDraft {
  at: Instant
  kind: EntryKind
  visibility: 'public' | 'internal'
  by: string
  salt: string
  content: EntryContent
}

/** Facts of the case that follow from others, worked out in one place so that they cannot drift apart, and when it wakes next. */
export function derive(current: Case, calendar: Calendar): Result<Pick<Change, 'next' | 'wakeAt'>, CalendarUncovered> {
  const next: Case = { ...current, box: BOX_OF_STATUS[current.status], dueAt: dueOf(current.clocks), calendarVersion: calendar.version }
  const wakeAt = wakeAtOf(next, calendar)
  return wakeAt.ok ? ok({ next, wakeAt: wakeAt.value }) : wakeAt
}

/**
 * The case with one more entry in its record, chained and counted, with the notices of that entry. `changed` is the case as the act
 * leaves it; everything derived is worked out here.
 */
export function append(changed: Case, draft: EntryDraft, calendar: Calendar): Result<Change, CalendarUncovered> {
  const seq = changed.version + 1
  const commitment = commitmentOf(draft.salt, draft.content)
  const entry: TrailEntry = { ...draft, seq, status: changed.status, commitment, hash: entryHash(changed.headHash, seq, draft.at, draft.kind, commitment) }
  const derived = derive({ ...changed, version: seq, headHash: entry.hash }, calendar)
  if (!derived.ok) return derived
  return ok({ ...derived.value, entries: [entry], notices: noticesOf(derived.value.next, entry) })
}

/** Two changes of one case, the second made on what the first left, as one. */
export const both = (first: Change, second: Change): Change => ({
  ...second, entries: [...first.entries, ...second.entries], notices: [...first.notices, ...second.notices],
})
