import type { Instant } from '../kernel/instant'
import type { Actor, Membership } from '../access/actor'
import type { Role } from '../access/roles'
import { isExcluded } from './audience'
import { GUARDS, officesFor } from './guards'
import { CASE_ACTS, type CaseAct, transitionOf } from './lifecycle'
import type { CaseRow } from './schema'

/** Who may do an act, as pairs: asked for every button of every row. */
const BY = Object.fromEntries(CASE_ACTS.map((act) => [act, Object.entries(transitionOf(act).by)])) as Record<CaseAct, [Role, keyof typeof GUARDS][]>

/** In which office the actor may do this act, judged by role and guard alone; null = in none. */
export function officeFor(current: CaseRow, act: CaseAct, actor: Actor, now: Instant): { role: Role; membership: Membership } | null {
  if (isExcluded(current, actor)) return null
  for (const [role, guard] of BY[act]) {
    for (const membership of officesFor(current, actor, role)) {
      if (GUARDS[guard](current, actor, membership, now)) return { role, membership }
    }
  }
  return null
}

/**
 * What the actor may do with the case right now, in the order of the table. The button asks this, and the server asks it again:
 * one truth for both.
 */
export function availableActions(current: CaseRow, actor: Actor, now: Instant): CaseAct[] {
  return CASE_ACTS.filter((act) => transitionOf(act).from.includes(current.status) && officeFor(current, act, actor, now) !== null)
}
