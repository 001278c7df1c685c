import { refuse } from '../../../shared/api/errors'
import type { AreaId, UnitId } from '../../../shared/kernel/ids'
import type { Actor } from '../../../shared/access/actor'
import { LEVELS, RATINGS_A_GROUP } from '../../../shared/rating/levels'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { allowed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'

interface Counted {
  level: number
  count: number
}

interface Read {
  actor: Omit<Actor, 'personId'>
  /** Null: there is no such window. */
  unitId: UnitId | null
  areaPath: AreaId[] | null
  levels: { withWeChat: Counted[]; withoutWeChat: Counted[] } | null
}

/** SQL: how often each grade was given to that window, in the whole groups alone that a counter (a row of quotas) has filled; `batch` is the column of their groups. */
const wholeGroups = (batch: string, counter: string): string => `(select coalesce(json_agg(json_build_object('level', g.level, 'count', g.count)), '[]')
      from (select r.level, count(*)::int as count from mashangban.ratings r where r.tenant = :tenant and r.of = 'window' and r.id = w.id
        and r.${batch} < (select q.used / :group::int from mashangban.quotas q where q.tenant = :tenant and q.what = '${counter}' and q.subject = w.id and q.slot = 'all') group by r.level) g)`

/** Each over a covering index of the ratings, of a window within the caller's reach. A rating has a group of one of the two. */
const readFigures = statement<{ personId: string; windowId: string; group: number }, Read>('rating_figures', `
  with w as materialized (select w.id, w.unit_id, a.path from mashangban.windows w
    left join mashangban.halls h on h.tenant = :tenant and h.id = w.hall_id
    left join mashangban.areas a on a.tenant = :tenant and a.id = h.area_id where w.tenant = :tenant and w.id = :windowId)
  select ${ACTOR} as actor, w.unit_id as "unitId", w.path as "areaPath",
    ${withinReach('rating.figures', { units: 'array[w.unit_id]', areas: 'w.path' }, `json_build_object('withWeChat', ${wholeGroups('batch', 'windowRatings')}, 'withoutWeChat', ${wholeGroups('ticket_batch', 'ticketRatings')})`)} as levels
  from (select 1) one left join w on true`)

/** How a window was rated, in whole groups of five: fewer would tell who gave them, and so would the difference of two figures. 未经微信 apart, likewise. One trip. */
export const figures: UseCase<'rating.figures'> = async ({ windowId }, anyCall) => {
  const call = signedIn(anyCall)
  const { actor, unitId, areaPath, levels: found } = await call.ports.database.one(readFigures, { personId: call.caller.personId, windowId, group: RATINGS_A_GROUP })
  const may = allowed(call, actor, unitId === null ? null : { units: [unitId], areas: areaPath ?? [] }, 'CODE_UNKNOWN')
  if (!may.ok || !found) return may.ok ? refuse('NOT_ALLOWED') : may
  return may.value.reply({ windowId, ...shownOf(found.withWeChat), withoutWeChat: shownOf(found.withoutWeChat) })
}

/** Nothing, not even how few, until a group is whole. */
function shownOf(found: readonly Counted[]) {
  const levels = LEVELS.map((level) => ({ level, count: found.find((each) => each.level === level)?.count ?? 0 }))
  const count = levels.reduce((sum, each) => sum + each.count, 0)
  return count > 0 ? { shown: true, count, levels } : { shown: false, count: null, levels: null }
}
