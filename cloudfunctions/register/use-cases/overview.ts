import type { Actor } from '../../../shared/access/actor'
import type { OutputOf } from '../../../shared/api'
import type { Instant } from '../../../shared/kernel/instant'
import { statement } from '../../_database/statement'
import { CASES } from '../../_flow/case-rows'
import { LAST_RESORT_MISSING } from '../../_flow/last-resort'
import { READER, READER_AS_ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { allowed, readByRight } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { endingBefore } from '../../_register/last-day'
import { NOT_JOINED } from '../../_register/not-joined'

/** Area by area, each counted in the index of its pile. */
const count = (table: string, which = ''): string => `(select coalesce(sum(n.many), 0)::int from mashangban.areas a
    cross join lateral (select count(*) as many from mashangban.${table} c where c.tenant = :tenant and c.area_id = a.id${which}) n where a.tenant = :tenant and a.path @> array[here.id])`
const companies = (which: string): string => count('companies', ` and ${which}`)

/** What lies in the pool of area `a`: not what is confidential, nor what goes round whoever looks. */
const UNOWNED = `${CASES.table} k where k.tenant = :tenant and k.pool_area = a.id and k.box <> 'done' and k.box = 'open' and not k.confidential and not (k.closed_to && reader.self)`

const readOverview = statement<{ personId: string; areaId: string; now: Instant; ending: Instant }, { actor: Omit<Actor, 'personId'>; path: string[] | null; found: OutputOf<'register.overview'> | null }>('register_overview', `
  with ${READER} select ${READER_AS_ACTOR} as actor, here.path, ${withinReach('register.overview', { areas: 'here.path' }, `json_build_object('areaName', here.name,
      'companies', ${companies(`c.state = 'operating'`)}, 'unmatched', ${companies(`c.state = 'operating' and c.officer_id is null`)},
      'key', ${companies(`c.state = 'operating' and c.key`)}, 'ended', ${companies(`c.state <> 'operating'`)},
      'officials', (select count(distinct m.person_id)::int from mashangban.areas a join mashangban.memberships m on m.tenant = :tenant and m.area_id = a.id where a.tenant = :tenant and a.path @> array[here.id]),
      'units', ${count('units')},
      'notJoined', (select count(*)::int from ${NOT_JOINED}), 'lastResortMissing', ${LAST_RESORT_MISSING},
      'admins', (select count(distinct m.person_id)::int from mashangban.memberships m join mashangban.persons p on p.tenant = :tenant and p.id = m.person_id and p.openid is not null where m.tenant = :tenant and m.role = 'admin' and m.place = here.path[cardinality(here.path)]),
      'ending', (select count(*)::int from mashangban.areas a join mashangban.offices m on m.tenant = :tenant and m.area_id = a.id and m.until <= :ending::timestamptz where a.tenant = :tenant and a.path @> array[here.id]),
      'unowned', (select coalesce(sum(n.many), 0)::int from mashangban.areas a cross join lateral (select count(*) as many from ${UNOWNED}) n where a.tenant = :tenant and a.path @> array[here.id]),
      'parked', (select count(*)::int from mashangban.jobs j where j.tenant = :tenant and j.parked_at is not null),
      'rootName', (select r.name from mashangban.areas r where r.tenant = :tenant and r.id = here.path[cardinality(here.path)] and r.id <> here.id))`)} as found
  from reader left join mashangban.areas here on here.tenant = :tenant and here.id = :areaId`)

/** What an administrator has to look after: numbers of the area and all below it, exact. One trip. */
export const overview: UseCase<'register.overview'> = async ({ areaId }, anyCall) => {
  const call = signedIn(anyCall)
  const { actor, path, found } = await call.ports.database.one(readOverview, { personId: call.caller.personId, areaId, now: call.now, ending: endingBefore(call.now) })
  const may = allowed(call, actor, path && { areas: path })
  if (!may.ok) return may
  readByRight(found)
  return may.value.reply(found)
}
