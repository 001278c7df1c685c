import type { OutputOf, Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import type { Actor } from '../../shared/access/actor'
import type { Result } from '../../shared/kernel/result'
import { type AreaLevel, liesBelow } from '../../shared/register/area'
import type { Changes } from '../../shared/register/changes'
import { noteRequest, REQUEST } from '../_database/fragments'
import { statement } from '../_database/statement'
import { ACTOR } from '../_flow/reading'
import { withinReach } from '../_flow/scope'
import { MOVE_RUNNING, type MoveArgs, putMove } from '../_register/moving'
import type { CommandRead, RequestRow } from '../_runtime/command'
import { allowed, governed } from '../_runtime/governed'
import { signedIn, type UseCase } from '../_runtime/use-case'
import { reshaped, TOUCHES, type Touches } from './touches'

interface Place { path: string[]; level: AreaLevel; state: string; version: number; parentId: string | null; name: string }
interface Read extends CommandRead {
  actor: Omit<Actor, 'personId'>
  here: Place | null
  goal: Place | null
  /** Null: he may not know. */
  touches: Touches | null
  running: boolean
  /** Another area of its name lies there already. */
  twice: boolean
}

const place = (a: string): string => `case when ${a}.id is not null then json_build_object('path', to_json(${a}.path), 'level', ${a}.level, 'state', ${a}.state, 'version', ${a}.version, 'parentId', ${a}.parent_id, 'name', ${a}.name) end`

const readMove = statement<{ personId: string; requestId: string; areaId: string; toAreaId: string }, Read>('register_move_area_read', `
  select ${REQUEST}, ${ACTOR} as actor, ${place('here')} as here, ${place('goal')} as goal, ${withinReach('register.moveArea', { areas: 'here.path' }, TOUCHES.area(':areaId::text'))} as touches, ${MOVE_RUNNING} as running,
    exists (select from mashangban.areas o where o.tenant = :tenant and o.parent_id = goal.id and o.name = here.name and o.state = 'open' and o.id <> here.id) as twice
  from (select 1) one left join mashangban.areas here on here.tenant = :tenant and here.id = :areaId left join mashangban.areas goal on goal.tenant = :tenant and goal.id = :toAreaId`)

interface Write { key: string; to: string; before: number; what: Changes; args: MoveArgs; at: string; personId: string; request: RequestRow }

/**
 * The tree as it is to be, of all that lies below; a job does the rest. Whatever is merged lies closed in what it went into, its areas beside it.
 * Both ends are locked, so that of two moves at once the second sees the first.
 */
const writeMove = (merge: boolean) => statement<Write, { put: number }>(merge ? 'register_merge_area' : 'register_move_area', `
  with goal as materialized (select o.path from mashangban.areas o where o.tenant = :tenant and o.id = :to::text and o.state = 'open' for update),
  here as materialized (select o.id from mashangban.areas o where o.tenant = :tenant and o.id = :key::text and o.version = :before::int and o.state = 'open' for update),
  moved as (update mashangban.areas a set path = ${merge ? `case when a.id = :key::text then array[a.id] else a.path[1:array_position(a.path, :key::text) - 1] end` : 'a.path[1:array_position(a.path, :key::text)]'} || goal.path,
      parent_id = case when ${merge ? 'a.id = :key::text or a.parent_id = :key::text' : 'a.id = :key::text'} then :to::text else a.parent_id end,
      version = a.version + case when a.id = :key::text${merge ? ' or a.parent_id = :key::text' : ''} then 1 else 0 end${merge ? `,
      state = case when a.id = :key::text then 'closed' else a.state end, merged_into = case when a.id = :key::text then :to::text else a.merged_into end` : ''}
    from goal, here where a.tenant = :tenant and a.path @> array[:key::text] and not goal.path @> array[:key::text] returning a.id, a.version, a.parent_id),
  noted_changes as (insert into mashangban.changes (tenant, of, id, version, at, person_id, back, what) select :tenant, 'area', m.id, m.version, :at::timestamptz, :personId, false,
      case when m.id = :key::text then :what::jsonb else jsonb_build_object('parentId', jsonb_build_array(:key::text, :to::text)) end from moved m where m.id = :key::text${merge ? ' or m.parent_id = :to::text' : ''} returning id),
  ${putMove('moved')}, ${noteRequest('moving')}
  select (select count(*)::int from moving) as put, (select count(*) from noted_changes) as changes, (select count(*) from noted) as noted`)
const WRITES = { move: writeMove(false), merge: writeMove(true) } as const

/** What stands in the way; null: nothing. */
function hindrance(merge: boolean, { here, goal, running, twice }: Read): Result<never, Refusal> | null {
  if (here?.state !== 'open' || goal?.state !== 'open') return refuse('THING_CLOSED')
  if (goal.path[0] !== undefined && (here.path[0] === goal.path[0] || goal.path.includes(here.path[0] ?? ''))) return refuse('AREA_IN_ITSELF')
  if (!liesBelow(here.level, goal.level) && !(merge && here.level === goal.level)) return refuse('AREA_LEVEL_WRONG')
  if (!merge && twice) return refuse('THING_TWICE')
  return running ? refuse('MOVE_RUNNING') : null
}

/** An area goes below another, or into it. Two trips, one when it is only asked what it would touch. */
export const moving = (merge: boolean): UseCase<'register.moveArea'> & UseCase<'register.mergeArea'> => async ({ requestId, areaId, seen, toAreaId, preview }, anyCall) => {
  const call = signedIn(anyCall)
  const { personId } = call.caller
  return governed<Read, OutputOf<'register.moveArea'>>(call, {
    requestId, asked: () => ({ areaId, toAreaId, preview }),
    read: () => call.ports.database.one(readMove, { personId, requestId, areaId, toAreaId }),
    may({ actor, here, goal }) {
      const from = allowed(call, actor, here && { areas: here.path }, 'THING_NOT_FOUND')
      return from.ok ? allowed(call, actor, goal && { areas: goal.path }, 'AREA_NOT_FOUND') : from
    },
    decide(read) {
      const { here, touches } = read
      if (here === null || touches === null) return refuse('THING_NOT_FOUND')
      return reshaped({ asked: { preview, seen }, version: here.version, touches, hindered: hindrance(merge, read) }, () => {
        const what: Changes = { ...(here.parentId === toAreaId ? {} : { parentId: [here.parentId, toAreaId] }), ...(merge ? { state: ['open', 'closed'], mergedInto: [null, toAreaId] } : {}) }
        return {
          reply: { done: true, version: here.version + 1, touches, hinders: null },
          of: { of: 'area', id: areaId },
          write: async (request: RequestRow) => (await call.ports.database.one(merge ? WRITES.merge : WRITES.move, {
            key: areaId, to: toAreaId, before: here.version, what, args: { of: 'area', to: toAreaId, merge, by: personId }, at: call.now, personId, request,
          })).put === 1,
        }
      })
    },
  })
}
