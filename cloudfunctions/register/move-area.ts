import type { OutputOf } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import type { Actor } from '../../shared/access/actor'
import type { Changes } from '../../shared/register/changes'
import { noteRequest, REQUEST } from '../_database/fragments'
import { statement } from '../_database/statement'
import { ACTOR } from '../_flow/reading'
import { HERE, withinReach } from '../_flow/scope'
import { areaHindrance, movedArea, type MovingArea } from '../_register/area-moves'
import { MOVE_RUNNING, type MoveArgs, putMove } from '../_register/moving'
import { reshaped, TOUCHES, type Touches } from '../_register/touches'
import type { CommandRead, RequestRow } from '../_runtime/command'
import { allowed, governed } from '../_runtime/governed'
import { signedIn, type UseCase } from '../_runtime/use-case'

interface Place extends MovingArea { version: number; parentId: string | null }
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

const place = (a: string): string => `case when ${a}.id is not null then json_build_object('path', to_json(${a}.path), 'level', ${a}.level, 'state', ${a}.state, 'version', ${a}.version, 'parentId', ${a}.parent_id) end`

const readMove = statement<{ personId: string; requestId: string; areaId: string; toAreaId: string }, Read>('register_move_area_read', `
  select ${REQUEST}, ${ACTOR} as actor, ${place('here')} as here, ${place('goal')} as goal, ${withinReach('register.moveArea', { areas: 'here.path' }, TOUCHES.area(':areaId::text'))} as touches, ${MOVE_RUNNING} as running,
    exists (select from mashangban.areas o where o.tenant = :tenant and o.parent_id = goal.id and o.name = here.name and o.state = 'open' and o.id <> here.id) as twice
  ${HERE} left join mashangban.areas goal on goal.tenant = :tenant and goal.id = :toAreaId`)

interface Write { key: string; to: string; before: number; what: Changes; args: MoveArgs; at: string; personId: string; request: RequestRow }

const writeMove = statement<Write, { put: number }>('register_move_area', `
  with ${movedArea(false)},
  ${putMove('moved')}, ${noteRequest('moving')}
  select (select count(*)::int from moving) as put, (select count(*) from noted_changes) as changes, (select count(*) from noted) as noted`)

/** An area goes below another; a job does the rest. Two trips, one when it is only asked what it would touch. */
export const moveArea: UseCase<'register.moveArea'> = async ({ requestId, areaId, seen, toAreaId, preview }, anyCall) => {
  const call = signedIn(anyCall)
  const { personId } = call.caller
  return governed<Read, OutputOf<'register.moveArea'>>(call, {
    requestId, asked: () => ({ areaId, toAreaId, preview }),
    read: () => call.ports.database.one(readMove, { personId, requestId, areaId, toAreaId }),
    may({ actor, here, goal }) {
      const from = allowed(call, actor, here && { areas: here.path }, 'THING_NOT_FOUND')
      return from.ok ? allowed(call, actor, goal && { areas: goal.path }, 'AREA_NOT_FOUND') : from
    },
    decide({ here, goal, touches, running, twice }) {
      if (here === null || touches === null) return refuse('THING_NOT_FOUND')
      const hindered = areaHindrance(false, here, goal) ?? (twice ? refuse('THING_TWICE') : running ? refuse('MOVE_RUNNING') : null)
      return reshaped({ asked: { preview, seen }, version: here.version, touches, hindered }, () => {
        const what: Changes = here.parentId === toAreaId ? {} : { parentId: [here.parentId, toAreaId] }
        return {
          reply: { done: true, version: here.version + 1, touches, hinders: null },
          of: { of: 'area', id: areaId },
          write: async (request: RequestRow) => (await call.ports.database.one(writeMove, {
            key: areaId, to: toAreaId, before: here.version, what, args: { of: 'area', to: toAreaId, merge: false, by: personId }, at: call.now, personId, request,
          })).put === 1,
        }
      })
    },
  })
}
