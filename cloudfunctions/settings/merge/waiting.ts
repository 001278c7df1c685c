import type { GovernedName } from '../../../shared/access/rights'
import type { Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import type { Instant } from '../../../shared/kernel/instant'
import type { Result } from '../../../shared/kernel/result'
import { isOver, type MergeState } from '../../../shared/register/merges'
import { readInstant } from '../../_database/instants'
import { withinReach } from '../../_flow/scope'
import type { Touches } from '../../_register/touches'
import { bothOpen, hindrance, type Pair, pairOf, PLACES } from './pair'

/** A proposal as it is kept. Instants as PostgreSQL writes them. */
export interface MergeRow {
  fromId: string
  intoId: string
  fromVersion: number
  intoVersion: number
  reason: string
  touches: Touches
  touched: Touches | null
  state: MergeState
  by: string
  byName: string | null
  at: string
  decidedBy: string | null
  decidedAt: string | null
}

/** A proposal, with the two as they are now; null: there is none, or not both lie in the area from which one looks. */
export type Waiting = Pair & { row: MergeRow }

const nameOfPerson = (id: string): string => `(select b.work_name from mashangban.persons b where b.tenant = :tenant and b.id = ${id})`

/** SQL: `Waiting` of `:mergeId`, seen from the area `here`, for whose right to `action` reaches there. */
export const waitingIn = (action: GovernedName): string => withinReach(action, { areas: 'here.path' }, `(select to_json(x) from (select ${pairOf(action)}, json_build_object('fromId', g.from_id, 'intoId', g.into_id,
      'fromVersion', g.from_version, 'intoVersion', g.into_version, 'reason', g.reason, 'touches', g.touches, 'touched', g.touched, 'state', g.state, 'by', g.proposed_by, 'byName', ${nameOfPerson('g.proposed_by')}, 'at', g.proposed_at,
      'decidedBy', ${nameOfPerson('g.decided_by')}, 'decidedAt', g.decided_at) as row
    from mashangban.merges g cross join lateral (select g.of, g.from_id, g.into_id) pair ${PLACES}
    where g.tenant = :tenant and g.id = :mergeId and here.id = any(fp.path) and here.id = any(ip.path)) x)`)

/** Why a proposal can't be confirmed as things are now; null: nothing stands in the way. What has changed meanwhile comes first: then it is sent back. */
export function confirmHindrance(waiting: Waiting, now: Instant): Result<never, Refusal> | null {
  const { row, from, into } = waiting
  if (!bothOpen(waiting)) return refuse('MERGE_CLOSED')
  if (isOver(readInstant(row.at), now)) return refuse('MERGE_OVER')
  if (from?.version !== row.fromVersion || into?.version !== row.intoVersion) return refuse('MERGE_STALE')
  return hindrance(waiting)
}
