import type { Actor } from '../../../shared/access/actor'
import type { OutputOf, Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { ok, type Result } from '../../../shared/kernel/result'
import { isTaken } from '../../_database/failure'
import { REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import type { CommandRead, RequestRow } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { noteNothing } from '../../_runtime/note-nothing'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'
import { MATTER_NOW, type MatterNow, type MatterWrite, matterWrite, writeMatter } from './kept'

interface Read extends CommandRead {
  actor: Omit<Actor, 'personId'>
  now: MatterNow | null
  fromPath: string[] | null
  toPath: string[] | null
  /** What it lies under, itself first; null: there is none, or it is closed. */
  parent: { topic: string; path: string[] } | null
  /** How many of the units that were named are there. */
  units: number
  twice: boolean
}

const readForSave = statement<{ personId: string; requestId: string; id: string | null; areaId: string; topic: string; parentId: string | null; name: string; unitIds: string[] }, Read>('matter_save_read', `
  select ${REQUEST}, ${ACTOR} as actor, ${MATTER_NOW} as now, (select a.path from mashangban.areas a where a.tenant = :tenant and a.id = m.area_id) as "fromPath",
    (select a.path from mashangban.areas a where a.tenant = :tenant and a.id = :areaId and (a.state = 'open' or a.id = m.area_id)) as "toPath",
    (select json_build_object('topic', p.topic, 'path', to_json(p.path)) from mashangban.matters p where p.tenant = :tenant and p.id = :parentId::text and (p.state = 'open' or m.id is not null)) as parent,
    (select count(*)::int from mashangban.units u where u.tenant = :tenant and u.id = any(:unitIds::text[]) and (u.state = 'open' or u.id = any(m.unit_ids))) as units,
    exists (select from mashangban.matters o where o.tenant = :tenant and o.topic = :topic and coalesce(o.parent_id, '') = coalesce(:parentId, '') and o.area_id = :areaId and o.name = :name and o.state = 'open' and o.id is distinct from m.id) as twice
  from (select 1) one left join mashangban.matters m on m.tenant = :tenant and m.id = :id`)

/** Two of one name at once: the second is told by the key. */
export async function orTwice<T>(work: Promise<Result<T, Refusal>>): Promise<Result<T, Refusal>> {
  try {
    return await work
  } catch (error) {
    if (isTaken(error, 'matters_name')) return refuse('THING_TWICE')
    throw error
  }
}

/** Writes what was decided, or notes that there is nothing to change. False: it has moved meanwhile. */
export const writing = ({ ports: { database }, caller: { personId }, now: at }: SignedInCall, id: string, write: MatterWrite | null) => async (request: RequestRow): Promise<boolean> =>
  (write === null ? (await database.one(noteNothing, { request })).noted === 1 : (await database.one(writeMatter, { ...write, id, at, personId, request })).put === 1)

const ordered = (starts: string | null, ends: string | null): boolean => starts === null || ends === null || starts <= ends

/** Registers a matter or corrects it. Whoever gives it to another area must have both. Two trips. */
export const save: UseCase<'matter.save'> = (input, anyCall) => {
  const call = signedIn(anyCall)
  const { database, tenant } = call.ports
  const { requestId, seen, id, areaId, topic, parentId, name, also, unitIds, phone, starts = null, ends = null, guide } = input
  return orTwice(governed<Read, OutputOf<'matter.save'>>(call, {
    requestId,
    asked: () => ({ id, areaId, topic, parentId, name, also, unitIds, phone, starts, ends, guide }),
    read: () => database.one(readForSave, { personId: call.caller.personId, requestId, id, areaId, topic, parentId, name, unitIds }),
    may({ actor, fromPath, toPath }) {
      const from = id === null ? null : allowed(call, actor, fromPath && { areas: fromPath }, 'THING_NOT_FOUND')
      return from !== null && !from.ok ? from : allowed(call, actor, toPath && { areas: toPath }, 'AREA_NOT_FOUND')
    },
    async decide({ now, parent, units, twice }) {
      if (id !== null && now === null) return refuse('THING_NOT_FOUND')
      if (now !== null && now.version !== seen) return refuse('THING_CHANGED')
      if (now?.values['state'] === 'closed') return refuse('THING_CLOSED')
      const moved = now !== null && (now.values['topic'] !== topic || (now.values['parentId'] ?? null) !== parentId)
      if (moved || (parentId !== null && parent?.topic !== topic)) return refuse('MATTER_PARENT')
      if (!ordered(starts, ends)) return refuse('MATTER_DATES')
      if (units !== new Set(unitIds).size) return refuse('UNIT_NOT_FOUND')
      if (twice) return refuse('THING_TWICE')
      const own = id ?? `ma-${Buffer.from(call.random(9)).toString('base64url')}`
      const write = await matterWrite(tenant, own, now, { name, also, parentId, areaId, topic, unitIds: [...new Set(unitIds)], phone, starts, ends, ...(now === null ? { state: 'open' } : {}), ...guide }, now?.path ?? [own, ...parent?.path ?? []])
      return ok({ reply: { id: own, version: (now?.version ?? 0) + (write === null ? 0 : 1), changed: write !== null }, of: { of: 'matter', id: own }, write: writing(call, own, write) })
    },
  }))
}

