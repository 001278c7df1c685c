import type { Actor } from '../access/actor'
import { availableActs } from '../flow/available-acts'
import { entryView } from '../flow/views'
import type { Instant } from '../kernel/instant'
import { SUPERVISION_PERSON_ACTS } from './acts'
import type { SupervisionView } from './contract'
import { SUPERVISION } from './flow'
import type { Supervision, SupervisionTrailEntry } from './schema'

const NO_FILES = new Map<string, never>()

/** An order as an official sees it, with all of its record, oldest first. */
export function supervisionView(current: Supervision, entries: readonly SupervisionTrailEntry[], actor: Actor, now: Instant): SupervisionView {
  const { id, version, status, orderedAt, dueAt, holderName } = current
  const available: readonly string[] = availableActs(SUPERVISION, current, actor, now)
  return {
    id, version, status, orderedAt, dueAt, holderName,
    actions: SUPERVISION_PERSON_ACTS.filter((act) => available.includes(act)),
    trail: entries.map((entry) => entryView(entry, actor, NO_FILES)),
  }
}
