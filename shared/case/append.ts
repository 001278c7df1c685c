import type { Instant } from '../kernel/instant'
import { ok, type Result } from '../kernel/result'
import type { Calendar } from '../sla/calendar'
import type { CalendarUncovered } from '../sla/working-time'
import { wakeAtOf } from './alarms'
import { audienceOf } from './audience'
import { byDueOf, dueOf } from './deadlines'
import type { EntryKind } from './lifecycle'
import { noticesOf } from './notices'
import { type Case, type EntryContent, NEVER, type TrailEntry } from './schema'
import { BOX_OF_STATUS } from './status'
import { commitmentOf, entryHash } from './trail'

/** What an entry is made of; the chain adds the rest. */
export interface EntryDraft {
  at: Instant
  kind: EntryKind
  visibility: 'public' | 'internal'
  by: string
  key: string
  asked: string
  salt: string
  content: EntryContent
}

/** Facts of the case that follow from others, worked out in one place so that they cannot drift apart. */
export function derive(current: Case, calendar: Calendar): Result<Case, CalendarUncovered> {
  const dueAt = dueOf(current.clocks)
  const next: Case = { ...current, box: BOX_OF_STATUS[current.status], dueAt, audience: audienceOf(current) }
  next.byDue = byDueOf(next)
  const wakeAt = wakeAtOf(next, calendar)
  return wakeAt.ok ? ok({ ...next, wakeAt: wakeAt.value, calendarVersion: calendar.version }) : wakeAt
}

/**
 * The case with one more entry in its record: chained, counted, its notices and its hand-over to the relay written with it.
 * `changed` is the case as the act leaves it; everything derived is worked out here.
 */
export function append(changed: Case, draft: EntryDraft, calendar: Calendar): Result<Case, CalendarUncovered> {
  const seq = changed.trailCount + 1
  const commitment = commitmentOf(draft.salt, draft.content)
  const entry: TrailEntry = { ...draft, seq, status: changed.status, commitment, hash: entryHash(changed.headHash, seq, draft.at, draft.kind, commitment) }
  const derived = derive(
    { ...changed, version: seq, trail: [...changed.trail, entry], trailCount: seq, headHash: entry.hash, relayAt: draft.at },
    calendar,
  )
  if (!derived.ok) return derived
  return ok({ ...derived.value, notices: [...changed.notices, ...noticesOf(derived.value, entry)] })
}

/** Newest entries kept on the case when everything older is in the ledger (design §2), and the most bytes they may take. */
export const KEPT_ENTRIES = 20
export const KEPT_BYTES = 64 * 1024

/**
 * What the relay leaves on the case once entries up to `relayed` are in the ledger and notices up to it are handed over.
 * Does not raise the version: nothing happened to the case.
 */
export function trimmed(current: Case, relayed: number): Pick<Case, 'trail' | 'relayed' | 'notices' | 'relayAt'> {
  let kept = 0
  let bytes = 0
  const trail = [...current.trail]
    .reverse()
    .filter((entry) => {
      if (entry.seq > relayed) return true
      bytes += JSON.stringify(entry).length * 2
      return ++kept <= KEPT_ENTRIES && bytes <= KEPT_BYTES
    })
    .reverse()
  const notices = current.notices.filter((notice) => notice.seq > relayed)
  return { trail, relayed, notices, relayAt: current.trailCount > relayed || notices.length > 0 ? current.relayAt : NEVER }
}
