import type { Changes } from '../../../shared/register/changes'
import { after } from '../../../shared/register/changes'
import type { Values } from '../../../shared/register/field'
import { endOfOffice, type OfficeRole, placeOfOffice, startOfOffice } from '../../../shared/register/office'
import { SET_ANEW } from '../../_database/fragments'
import { isOffice, lastAdmin, nextDate } from '../../_register/office-rows'

/** His number, where nobody has met him before: kept sealed, and in no history. */
export interface Numbered {
  phone: string
  masked: string
  hash: string
}

/** An office to be written, and of a new official his number. `before` null: a new office. */
export interface OfficeRow {
  line: number
  id: string
  before: number | null
  person_id: string
  role: string
  place: string
  area_id: string
  unit_id: string
  head: boolean
  until: string | null
  begins: string | null
  work_name: string
  work_phone: string
  phone: string | null
  phone_masked: string | null
  phone_hash: string | null
  what: Changes
}

/** An office after its changes. `number` among them is of the person alone. */
export function officeRow(id: string, now: { version: number; values: Values } | null, { number, ...what }: Changes, line: number): OfficeRow {
  const values = { ...now?.values, ...after(what) } as { personId: string; role: OfficeRole; areaId: string; unitId: string; head: boolean; from?: string | null; until: string | null; name: string; workPhone: string }
  const { phone = null, masked = null, hash = null } = (number?.[1] ?? {}) as Partial<Numbered>
  return {
    line, id, before: now?.version ?? null, person_id: values.personId, role: values.role, place: placeOfOffice(values), area_id: values.areaId, unit_id: values.unitId, head: values.head,
    until: values.until === null ? null : endOfOffice(values.until), begins: values.from == null ? null : startOfOffice(values.from), work_name: values.name, work_phone: values.workPhone, phone, phone_masked: masked, phone_hash: hash, what,
  }
}

const HANDLING = `('officer', 'department')`
const SERVING = `role not in ('company', 'resident')`
/** Its first day has come. */
const BEGUN = '(r.begins is null or r.begins <= :at::timestamptz)'
const ID = (m: string): string => `${m}.person_id || ':' || ${m}.role || ':' || ${m}.place`

/**
 * CTEs that write offices (`:rows::jsonb`, a list of OfficeRow) and officials whom nobody has met, once `after` (a CTE) has given a row; as `putCompanies` otherwise. A new office goes on after the last
 * version of an earlier one of that name; one with a first day to come or a last day gets its job.
 */
export const putOfficials = (afterwards: string): string => `rows as materialized (select r.* from (select from ${afterwards} limit 1) d, jsonb_to_recordset(:rows::jsonb) r(line int, id text, before int, person_id text, role text, place text, area_id text,
      unit_id text, head boolean, until timestamptz, begins timestamptz, work_name text, work_phone text, phone text, phone_masked text, phone_hash text, what jsonb)),
  met as (insert into mashangban.persons (tenant, id, work_name, work_phone, unit_name, phone, phone_masked, phone_hash, elder)
    select distinct on (r.person_id) :tenant, r.person_id, r.work_name, r.work_phone, (select u.name from mashangban.units u where u.tenant = :tenant and u.id = r.unit_id), r.phone, r.phone_masked, r.phone_hash, false
    from rows r where r.before is null and r.phone is not null order by r.person_id, r.line on conflict do nothing returning id),
  -- Who is known as himself becomes an official; who was in office once is again.
  named as (update mashangban.persons p set work_name = coalesce(p.work_name, n.work_name), work_phone = coalesce(p.work_phone, n.work_phone), unit_name = coalesce(p.unit_name, n.unit_name), retired = p.retired and not n.handles
    from (select r.person_id, min(r.work_name) as work_name, min(r.work_phone) as work_phone, min((select u.name from mashangban.units u where u.tenant = :tenant and u.id = r.unit_id)) as unit_name, bool_or(r.role in ${HANDLING} and ${BEGUN}) as handles
      from rows r where r.before is null group by r.person_id) n where p.tenant = :tenant and p.id = n.person_id and (p.work_name is null or p.retired) returning p.id),
  people as materialized (select m.id from met m union select p.id from mashangban.persons p where p.tenant = :tenant and p.id = any(array(select r.person_id from rows r)) and p.became is null and (select count(*) from named) >= 0),
  made as (insert into mashangban.offices (tenant, person_id, role, place, area_id, unit_id, head, owner, version, until, begins, begun)
    select :tenant, r.person_id, r.role, r.place, r.area_id, r.unit_id, r.head, false, coalesce((select max(h.version) from mashangban.changes h where h.tenant = :tenant and h.of = 'office' and h.id = r.id), 0) + 1, r.until, r.begins, ${BEGUN}
    from rows r join people p on p.id = r.person_id where r.before is null on conflict do nothing returning ${ID('offices')} as id, version, until, begins, begun),
  altered as (update mashangban.offices m set unit_id = r.unit_id, head = r.head, until = r.until, begins = r.begins, begun = m.begun or ${BEGUN}, version = m.version + 1 from rows r
    where r.before is not null and m.tenant = :tenant and m.person_id = any(array(select k.person_id from rows k where k.before is not null)) and m.person_id = r.person_id and m.role = r.role and m.place = r.place and m.version = r.before and not (r.until is not null and ${lastAdmin('m')}) and (select count(*) from made) >= 0
    returning ${ID('m')} as id, m.version, m.until, m.begins, m.begun),
  put as materialized (select m.* from made m union all select a.* from altered a),
  lost as materialized (select case when (select count(*) from put) = (select count(*) from rows) then '{}' else array(select r.id from rows r where r.id not in (select p.id from put p)) end as ids),
  ending as (insert into mashangban.jobs (tenant, kind, key, due_at, args, attempts) select :tenant, 'office', p.id, ${nextDate('p')}, '{}', 0 from put p where ${nextDate('p')} is not null ${SET_ANEW} returning 1),
  noted_changes as (insert into mashangban.changes (tenant, of, id, version, at, person_id, run, back, what)
    select :tenant, 'office', r.id, p.version, :at::timestamptz, :personId, :run::text, :back::boolean, r.what from put p join rows r on r.id = p.id where (select count(*) from ending) >= 0 returning id)`

/** Begins the ids of officials whom an import has registered. */
export const MET_BY = `'of-' || left(md5(:importId), 8)`
/** SQL: one of those, whom nobody else has met. */
const UNMET = `p.openid is null and p.became is null and starts_with(p.id, ${MET_BY})`

/** SQL: does that column name one of those of whom an office ends (`e`, of which `which` holds) and who keep none of these roles? By their keys: of a join with all that may end the planner reads whole tables. */
const without = (column: string, roles: string, which = 'true'): string => `${column} = any(array(select e.person_id from ends e where ${which}
      and (select o.person_id from mashangban.offices o where o.tenant = :tenant and o.person_id = e.person_id and o.${roles} and ${ID('o')} not in (select x.id from ends x) limit 1) is null))`

/**
 * CTEs that end the offices of `drops` as by hand, unless companies or cases hang on whoever holds them, or he is the last administrator. Whom the import has registered and nobody else has met goes
 * with his last office.
 */
export const DROPPED_OFFICIALS = `ends as materialized (select d.id, m.person_id, m.role, m.place from drops d
      cross join lateral (select t.* from mashangban.offices t where ${isOffice('t', 'd.id')} and t.version = d.version offset 0) m where not ${lastAdmin('m')}
    and not (m.role = 'officer' and (select c.id from mashangban.companies c where c.tenant = :tenant and c.officer_id = m.person_id limit 1) is not null)
    and not (m.role in ${HANDLING} and (select e.id from mashangban.cases e where e.tenant = :tenant and e.handler_id = m.person_id and e.box <> 'done' limit 1) is not null)),
  dropped as (delete from mashangban.offices m using ends e where m.tenant = :tenant and m.person_id = any(array(select e.person_id from ends e)) and m.person_id = e.person_id and m.role = e.role and m.place = e.place returning e.id),
  signed_out as (update mashangban.desk_sessions s set ended_at = :at::timestamptz, ended_by = 'office' where s.tenant = :tenant and ${without('s.person_id', SERVING)} and s.ended_at is null and s.ends_at > :at::timestamptz returning 1),
  unmet as (delete from mashangban.persons p where p.tenant = :tenant and ${without('p.id', SERVING)} and ${UNMET} returning p.id),
  retired as (update mashangban.persons p set retired = true where p.tenant = :tenant and ${without('p.id', `role in ${HANDLING}`, `e.role in ${HANDLING}`)} and not (${UNMET}) returning 1)`
