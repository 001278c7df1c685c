import type { Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import type { Result } from '../../shared/kernel/result'
import { type AreaLevel, liesBelow } from '../../shared/register/area'

/** An area that goes elsewhere, or where one goes. */
export interface MovingArea {
  path: string[]
  level: AreaLevel
  state: string
}

/** What stands in the way of an area's going below another, or into it; null: nothing. */
export function areaHindrance(merge: boolean, here: MovingArea | null, goal: MovingArea | null): Result<never, Refusal> | null {
  if (here?.state !== 'open' || goal?.state !== 'open') return refuse('THING_CLOSED')
  if (goal.path[0] !== undefined && (here.path[0] === goal.path[0] || goal.path.includes(here.path[0] ?? ''))) return refuse('AREA_IN_ITSELF')
  return liesBelow(here.level, goal.level) || (merge && here.level === goal.level) ? null : refuse('AREA_LEVEL_WRONG')
}

/**
 * CTEs: the tree as it is to be, of all that lies below `:key` (at version `:before`), with its history (`:what`, `:at`, `:personId`); nothing where one has moved meanwhile. Whatever is merged lies closed in
 * what it went into (`:to`, at version `:toBefore`), its areas beside it. Both ends are locked, so that of two moves at once the second sees the first.
 */
export const movedArea = (merge: boolean): string => `goal as materialized (select o.path from mashangban.areas o where o.tenant = :tenant and o.id = :to::text${merge ? ' and o.version = :toBefore::int' : ''} and o.state = 'open' for update),
  here as materialized (select o.id from mashangban.areas o where o.tenant = :tenant and o.id = :key::text and o.version = :before::int and o.state = 'open' for update),
  moved as (update mashangban.areas a set path = ${merge ? `case when a.id = :key::text then array[a.id] else a.path[1:array_position(a.path, :key::text) - 1] end` : 'a.path[1:array_position(a.path, :key::text)]'} || goal.path,
      parent_id = case when ${merge ? 'a.id = :key::text or a.parent_id = :key::text' : 'a.id = :key::text'} then :to::text else a.parent_id end,
      version = a.version + case when a.id = :key::text${merge ? ' or a.parent_id = :key::text' : ''} then 1 else 0 end${merge ? `,
      state = case when a.id = :key::text then 'closed' else a.state end, merged_into = case when a.id = :key::text then :to::text else a.merged_into end` : ''}
    from goal, here where a.tenant = :tenant and a.path @> array[:key::text] and not goal.path @> array[:key::text] returning a.id, a.version, a.parent_id),
  noted_changes as (insert into mashangban.changes (tenant, of, id, version, at, person_id, back, what) select :tenant, 'area', m.id, m.version, :at::timestamptz, :personId, false,
      case when m.id = :key::text then :what::jsonb else jsonb_build_object('parentId', jsonb_build_array(:key::text, :to::text)) end from moved m where m.id = :key::text${merge ? ' or m.parent_id = :to::text' : ''} returning id)`
