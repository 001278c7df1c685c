import type { ActionName, Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { viewableOf } from '../../shared/access/viewable'
import type { PersonId } from '../../shared/kernel/ids'
import { type Instant, MINUTE_MS, toInstant, toMs } from '../../shared/kernel/instant'
import { ok, type Result } from '../../shared/kernel/result'
import { statement } from '../_database/statement'
import { viewedBy } from '../_database/viewing'
import type { Call } from './use-case'

/** SQL: the memberships of these persons (an expression of text[]), in words that change with any of them. What somebody is as a member of a company is none. */
export const membershipWords = (persons: string): string => `(select coalesce(array_agg(concat_ws(':', m.person_id, m.role, m.place, m.area_id, m.unit_id, m.head) order by m.person_id, m.role, m.place), '{}')
    from mashangban.memberships m where m.tenant = :tenant and m.person_id = any(${persons}) and m.role <> 'company')`

/** Whom the caller views, while it goes on: his own, not over, and the memberships of both as they were when it began. */
const readViewing = statement<{ viewer: PersonId; viewingId: string; now: Instant }, { viewed: PersonId }>('viewing_enter', `
  select v.viewed from mashangban.viewings v where v.tenant = :tenant and v.id = :viewingId and v.viewer = :viewer and v.ended_at is null and v.ends_at > :now
    and v.memberships = ${membershipWords('array[v.viewer, v.viewed]')}`)

const VIEWING_ID = /^[\w-]{8,64}$/

/** Does the call name one, beside action and input? */
const isViewing = (event: unknown): event is { viewing: unknown } => typeof event === 'object' && event !== null && 'viewing' in event && event.viewing !== undefined && event.viewing !== null

/** Refuses, before anything of it is looked at, what the table does not show to whoever looks with another's eyes; null: it names no viewing, or may be seen. */
export function closedWhileViewing(event: unknown, action: ActionName): Result<never, Refusal> | null {
  const viewable = viewableOf(action)
  return !isViewing(event) || viewable === 'seen' ? null : refuse(viewable === 'act' ? 'VIEWING_ONLY_LOOKS' : 'VIEWING_NOT_SHOWN')
}

/**
 * With whose eyes it is read (ADR 0020). A call that names no viewing goes on as it is; one that does is asked as the person viewed, of a database that writes nothing but that
 * somebody looked. One trip more. Refuses what is not the caller's own, or is over.
 */
export async function enterViewing(event: unknown, call: Call): Promise<Result<Call, Refusal>> {
  if (!isViewing(event)) return ok(call)
  const { caller: { personId: viewer }, now, ports } = call
  const viewingId = event.viewing
  if (viewer === null) return refuse('SIGN_IN_REQUIRED')
  if (typeof viewingId !== 'string' || !VIEWING_ID.test(viewingId)) return refuse('VIEWING_OVER')
  const found = await ports.database.first(readViewing, { viewer, viewingId, now })
  if (found === undefined) return refuse('VIEWING_OVER')
  const minute = toInstant(Math.floor(toMs(now) / MINUTE_MS) * MINUTE_MS)
  call.log({ viewing: viewingId })
  // Nobody's openid: nothing is kept of, or sent to, whoever is looked at.
  return ok({ ...call, caller: { ...call.caller, openid: '', personId: found.viewed, viewedBy: viewer }, ports: { ...ports, database: viewedBy(ports.database, { viewer, viewingId, minute }) } })
}
