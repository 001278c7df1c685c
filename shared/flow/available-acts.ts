import type { Actor } from '../access/actor'
import { isClosedTo } from '../access/closed-to'
import type { Role } from '../access/roles'
import type { Instant } from '../kernel/instant'
import { actsOf, type Doer, type Flow } from './flow'
import type { Recorded, RecordedRow, Shape } from './shape'

/** Who may do each act, as pairs: asked for every button of every row. */
const PAIRS = new WeakMap<object, Map<string, readonly (readonly [Role, string])[]>>()

function pairsOf<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(flow: Flow<S, D, R>, act: S['act']): readonly (readonly [Role, S['guard']])[] {
  let known = PAIRS.get(flow)
  if (!known) PAIRS.set(flow, known = new Map(actsOf<S>(flow).map((each) => [each, Object.entries(flow.acts[each].by) as [Role, string][]])))
  return known.get(act) ?? []
}

/** The actor and the membership by which he may do this act, judged by role and guard alone; null = by none. */
export function doerFor<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(
  flow: Flow<S, D, R>, row: R, act: S['act'], actor: Actor, now: Instant,
): Doer | null {
  if (actor.onlyLooks || isClosedTo(flow.closedTo(row), actor)) return null
  for (const [role, guard] of pairsOf(flow, act)) {
    for (const membership of flow.membershipsFor(row, actor, role)) {
      if (flow.guards[guard](row, actor, membership, now)) return { actor, role, membership }
    }
  }
  return null
}

/**
 * What the actor may do right now, in the order of the table. The button asks this, and the server asks it again: one truth for both.
 */
export function availableActs<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(flow: Flow<S, D, R>, row: R, actor: Actor, now: Instant): S['act'][] {
  return actsOf<S>(flow).filter((act) => flow.acts[act].from.includes(row.status) && doerFor(flow, row, act, actor, now) !== null)
}
