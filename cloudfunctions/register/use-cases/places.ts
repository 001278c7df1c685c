import type { Actor } from '../../../shared/access/actor'
import type { OutputOf } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { allowed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'

const readPlaces = statement<{ personId: string; areaId: string }, { actor: Omit<Actor, 'personId'>; path: string[] | null; found: OutputOf<'register.places'> | null }>('register_places', `
  select ${ACTOR} as actor, here.path, ${withinReach('register.places', { areas: 'here.path' }, `json_build_object(
      'areas', (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name) order by a.id), '[]') from mashangban.areas a where a.tenant = :tenant and a.path @> array[here.id] and a.state = 'open'),
      'officers', (select coalesce(json_agg(w), '[]') from (select p.id, p.work_name as name, p.unit_name as "unitName",
          (select count(*)::int from mashangban.companies c where c.tenant = :tenant and c.officer_id = p.id) as companies
        from (select distinct m.person_id from mashangban.areas a join mashangban.memberships m on m.tenant = :tenant and m.role = 'officer' and m.place = a.id where a.tenant = :tenant and a.path @> array[here.id]) o
          cross join lateral (select who.* from mashangban.persons who where who.tenant = :tenant and who.id = o.person_id offset 0) p where p.work_name is not null order by p.work_name, p.id limit 500) w))`)} as found
  from (select 1) one left join mashangban.areas here on here.tenant = :tenant and here.id = :areaId`)

/** The areas a company of this area may lie in, and the officers it may have, each with how many companies he has already. One trip. */
export const places: UseCase<'register.places'> = async ({ areaId }, anyCall) => {
  const call = signedIn(anyCall)
  const { actor, path, found } = await call.ports.database.one(readPlaces, { personId: call.caller.personId, areaId })
  const may = allowed(call, actor, path && { areas: path })
  if (!may.ok || !found) return may.ok ? refuse('NOT_ALLOWED') : may
  return may.value.reply(found)
}
