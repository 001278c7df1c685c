import type { Actor } from '../../shared/access/actor'
import type { Values } from '../../shared/register/field'
import { chinaDay } from '../../shared/kernel/instant'
import { lastDayOf } from '../../shared/register/office'
import { REQUEST } from '../_database/fragments'
import { readInstant } from '../_database/instants'
import type { Database } from '../_database/connection'
import { statement } from '../_database/statement'
import { ACTOR } from '../_flow/reading'
import { isOffice, officeNow, stays } from '../_register/office-rows'
import type { CommandRead } from '../_runtime/command'

/** An office as it stands; `until`: the instant at which it is over, and its last day among the values. */
export interface OfficeNow { id: string; version: number; until: string | null; begins: string | null; begun: boolean; values: Values }

export interface OfficeRead extends CommandRead {
  actor: Omit<Actor, 'personId'>
  now: OfficeNow | null
  fromPath: string[] | null
  /** The area it is to be of, and the unit: open ones. */
  area: { path: string[] } | null
  unit: { name: string; areaId: string; path: string[] } | null
  /** Whose it is: of a new one whoever has that number. `taken`: somebody else has the number. */
  person: { id: string; name: string | null; workPhone: string; phoneHash: string | null; joined: boolean; taken: boolean } | null
  /** He has that office already. */
  same: boolean
  /** Version of the last change of an earlier office of that name. */
  last: number
  /** It is of an administrator of the whole, and no other is without an end. */
  loneAdmin: boolean
}

interface Asked { personId: string; requestId: string; id: string | null; areaId: string; unitId: string; role: string; phoneHash: string | null }

const NEW_ID = `w.id || ':' || :role::text || ':' || case :role::text when 'department' then :unitId::text else :areaId::text end`

const readOffice = statement<Asked, OfficeRead>('register_save_office_read', `
  with m as materialized (select m.* from mashangban.offices m where ${isOffice('m', ':id::text')}),
  -- Whoever has signed in goes before who was only registered.
  who as materialized (select coalesce((select m.person_id from m),
    (select o.id from mashangban.persons o where o.tenant = :tenant and o.phone_hash = :phoneHash and o.became is null order by o.openid is null, o.work_name is null, o.id limit 1)) as id),
  w as materialized (select p.* from who cross join lateral (select o.* from mashangban.persons o where o.tenant = :tenant and o.id = who.id offset 0) p where p.became is null)
  select ${REQUEST}, ${ACTOR} as actor, ${officeNow('m', 'w')} as now, (select a.path from mashangban.areas a where a.tenant = :tenant and a.id = m.area_id) as "fromPath",
    (select json_build_object('path', to_json(a.path)) from mashangban.areas a where a.tenant = :tenant and a.id = case :role::text when 'department' then (select u.area_id from mashangban.units u where u.tenant = :tenant and u.id = :unitId) else :areaId end and a.state = 'open') as area,
    (select json_build_object('name', u.name, 'areaId', u.area_id, 'path', to_json(a.path)) from mashangban.units u join mashangban.areas a on a.tenant = :tenant and a.id = u.area_id where u.tenant = :tenant and u.id = :unitId and u.state = 'open') as unit,
    case when w.id is not null then json_build_object('id', w.id, 'name', w.work_name, 'workPhone', coalesce(w.work_phone, ''), 'phoneHash', w.phone_hash, 'joined', w.openid is not null,
      'taken', exists (select from mashangban.persons o where o.tenant = :tenant and o.phone_hash = :phoneHash and o.became is null and o.id <> w.id)) end as person,
    m.person_id is null and exists (select from mashangban.offices o where ${isOffice('o', `(${NEW_ID})`)}) as same,
    coalesce((select max(h.version) from mashangban.changes h where h.tenant = :tenant and h.of = 'office' and h.id = ${NEW_ID}), 0) as last,
    :role::text = 'admin' and exists (select from mashangban.areas r where r.tenant = :tenant and r.id = :areaId and r.parent_id is null)
      and not exists (select from mashangban.memberships o where o.tenant = :tenant and o.role = 'admin' and o.place = :areaId and o.person_id is distinct from w.id and ${stays('o')}) as "loneAdmin"
  from (select 1) one left join m on true left join w on true`)

/** What is known where an office is written. One trip. */
export async function readForOffice(database: Pick<Database, 'one'>, asked: Asked): Promise<OfficeRead> {
  const found = await database.one(readOffice, asked)
  if (found.now === null) return found
  const until = found.now.until === null ? null : readInstant(found.now.until)
  const begins = found.now.begins === null ? null : readInstant(found.now.begins)
  return { ...found, now: { ...found.now, until, begins, values: { ...found.now.values, from: begins === null ? null : chinaDay(begins), until: until === null ? null : lastDayOf(until) } } }
}
