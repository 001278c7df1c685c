import type { Actor } from '../../../shared/access/actor'
import { refuse } from '../../../shared/api/errors'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { allowed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { WORKS_OFF_CASES } from '../sql/read-district'

interface Named {
  id: string
  name: string
}

const named = (of: string): string => `coalesce(json_agg(json_build_object('id', ${of}.id, 'name', ${of}.name) order by ${of}.id), '[]')`

const readArea = statement<{ personId: string; areaId: string }, { actor: Omit<Actor, 'personId'>; found: { areas: Named[]; units: Named[] } | null }>('directory_area', `
  select ${ACTOR} as actor, ${withinReach('directory.area', { areas: 'array[:areaId::text]' }, `(select json_build_object(
    'areas', (select ${named('below')} from mashangban.areas below where below.tenant = :tenant and :areaId = any(below.path) and below.id <> :areaId),
    'units', (select ${named('u')} from mashangban.areas here join mashangban.areas place on place.tenant = :tenant and (place.path @> array[here.id] or here.path @> array[place.id])
      join mashangban.units u on u.tenant = :tenant and u.area_id = place.id where here.tenant = :tenant and here.id = :areaId and ${WORKS_OFF_CASES('u')})))`)} as found`)

/** By which places the lists of an area can be narrowed: the areas below it, and the units that may have one of its cases. One trip. */
export const area: UseCase<'directory.area'> = async ({ areaId }, anyCall) => {
  const call = signedIn(anyCall)
  const { actor, found } = await call.ports.database.one(readArea, { personId: call.caller.personId, areaId })
  const may = allowed(call, actor, { areas: [areaId] })
  if (!may.ok || !found) return may.ok ? refuse('NOT_ALLOWED') : may
  return may.value.reply(found)
}
