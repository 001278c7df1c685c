import type { OutputOf, Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import type { Actor } from '../../../shared/access/actor'
import type { Result } from '../../../shared/kernel/result'
import { noteRequest, REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { MOVE_RUNNING, type MoveArgs, putMove } from '../../_register/moving'
import { PUT_THINGS, type PutThings, type ThingNow, thingNow, thingWrite } from '../../_register/things'
import type { CommandRead, RequestRow } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { reshaped, TOUCHES, type Touches } from '../touches'

interface Read extends CommandRead {
  actor: Omit<Actor, 'personId'>
  now: ThingNow | null
  into: ThingNow | null
  fromPath: string[] | null
  toPath: string[] | null
  /** Null: he may not know. */
  touches: Touches | null
  running: boolean
  /** Open requests that one of the two has and that go round the other. */
  about: number | null
}

const about = (has: string, round: string): string => `(select count(*)::int from mashangban.cases k where k.tenant = :tenant and k.unit_id = ${has} and k.box <> 'done' and k.closed_to @> array['u:' || ${round}])`

const reached = (read: string): string => withinReach('register.mergeUnit', { units: 'array[t.id]', areas: 'a.path' }, read)

const readMerge = statement<{ personId: string; requestId: string; unitId: string; toUnitId: string }, Read>('register_merge_unit_read', `
  select ${REQUEST}, ${ACTOR} as actor, ${thingNow('unit', 't')} as now, ${thingNow('unit', 'o')} as into, a.path as "fromPath",
    (select b.path from mashangban.areas b where b.tenant = :tenant and b.id = o.area_id) as "toPath", ${MOVE_RUNNING} as running,
    ${reached(TOUCHES.unit(':unitId::text'))} as touches, ${reached(`${about(':unitId::text', ':toUnitId::text')} + ${about(':toUnitId::text', ':unitId::text')}`)} as about
  from (select 1) one left join mashangban.units t on t.tenant = :tenant and t.id = :unitId left join mashangban.areas a on a.tenant = :tenant and a.id = t.area_id left join mashangban.units o on o.tenant = :tenant and o.id = :toUnitId`)

/** The unit is closed, what came to it by routing comes to the other, and a job makes its people and requests follow. */
const writeMerge = statement<PutThings & { key: string; args: MoveArgs; request: RequestRow }, { put: number }>('register_merge_unit', `
  with ${PUT_THINGS}, ${putMove('whole')}, ${noteRequest('moving')}
  select (select count(*)::int from moving) as put, (select ok from whole) as ok, (select count(*) from noted) as noted`)

function hindrance({ now, into, running, about: many }: Read): Result<never, Refusal> | null {
  if (now?.values['state'] !== 'open' || into?.values['state'] !== 'open' || now.id === into.id) return refuse('THING_CLOSED')
  if (many !== null && many > 0) return refuse('UNIT_ABOUT_UNIT', { count: many })
  return running ? refuse('MOVE_RUNNING') : null
}

const takesOf = ({ values }: ThingNow): string[] => (Array.isArray(values['takes']) ? values['takes'].map(String) : [])

/** A unit goes into another. Two trips, one when it is only asked what it would touch. */
export const mergeUnit: UseCase<'register.mergeUnit'> = async ({ requestId, unitId, seen, toUnitId, preview }, anyCall) => {
  const call = signedIn(anyCall)
  const { personId } = call.caller
  return governed<Read, OutputOf<'register.mergeUnit'>>(call, {
    requestId, asked: () => ({ unitId, toUnitId, preview }),
    read: () => call.ports.database.one(readMerge, { personId, requestId, unitId, toUnitId }),
    may({ actor, fromPath, toPath }) {
      const from = allowed(call, actor, fromPath && { units: [unitId], areas: fromPath }, 'THING_NOT_FOUND')
      return from.ok ? allowed(call, actor, toPath && { units: [toUnitId], areas: toPath }, 'THING_NOT_FOUND') : from
    },
    decide(read) {
      const { now, into, touches } = read
      if (now === null || into === null || touches === null) return refuse('THING_NOT_FOUND')
      return reshaped({ asked: { preview, seen }, version: now.version, touches, hindered: hindrance(read) }, () => {
        const takes = [...new Set([...takesOf(into), ...takesOf(now)])].sort()
        const things = [thingWrite('unit', unitId, now, { state: 'closed', mergedInto: toUnitId }), thingWrite('unit', toUnitId, into, { takes })].filter((write) => write !== null)
        return {
          reply: { done: true, version: now.version + 1, touches, hinders: null },
          of: { of: 'unit', id: unitId },
          write: async (request: RequestRow) => (await call.ports.database.one(writeMerge, { things, at: call.now, personId, key: unitId, args: { of: 'unit', to: toUnitId, merge: true, by: personId }, request })).put === 1,
        }
      })
    },
  })
}
