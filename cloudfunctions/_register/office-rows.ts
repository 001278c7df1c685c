import type { Changes } from '../../shared/register/changes'
import type { Instant } from '../../shared/kernel/instant'
import { OFFICE_ROLE_NAMES } from '../../shared/register/office'
import { noteRequest, SET_ANEW } from '../_database/fragments'
import { statement } from '../_database/statement'
import type { RequestRow } from '../_runtime/command'

/** SQL: the columns by which a membership (its alias) is named, of an office's id (an expression). */
export const isOffice = (m: string, id: string): string => `${m}.tenant = :tenant and ${m}.person_id = split_part(${id}, ':', 1) and ${m}.role = split_part(${id}, ':', 2) and ${m}.place = split_part(${id}, ':', 3)`
const ROLES = OFFICE_ROLE_NAMES.map((role) => `'${role}'`).join(', ')
/** Whoever holds one of these may be given cases. */
const HANDLING = `('officer', 'department')`

/**
 * SQL: the units of the other offices of a person (an expression) beside one (by its role and place). He is known to companies by the unit he serves them from; an
 * office that somebody adds beside it, or ends, must not name another.
 */
const otherUnits = (personId: string, { role, place }: { role: string; place: string }): string => `(select u.name, o.role from mashangban.memberships o join mashangban.units u on u.tenant = :tenant and u.id = o.unit_id
    where o.tenant = :tenant and o.person_id = ${personId} and o.role in (${ROLES}) and (o.role <> ${role} or o.place <> ${place}))`
/** SQL: what person p is called by from now on: if he is called by another office still, as he is, unless it is as an officer that he is written. */
const KNOWN_BY = `case when a.role <> 'officer' and exists (select from ${otherUnits('a.person_id', { role: 'a.role', place: 'a.place' })} o where o.name = p.unit_name) then p.unit_name else a.unit_name end`

/** SQL: what stands in an office: membership `m` of person `p`. His number is compared by its keyed hash and not kept in a history. */
export const officeNow = (m: string, p: string): string => `case when ${m}.person_id is not null then json_build_object('id', ${m}.person_id || ':' || ${m}.role || ':' || ${m}.place, 'version', ${m}.version, 'until', ${m}.until, 'begins', ${m}.begins, 'begun', ${m}.begun, 'values', json_build_object(
    'personId', ${m}.person_id, 'name', ${p}.work_name, 'phone', case when ${p}.phone_hash is not null then json_build_array(json_build_object('mark', ${p}.phone_hash)) end, 'workPhone', coalesce(${p}.work_phone, ''), 'role', ${m}.role,
    'unitId', ${m}.unit_id, 'areaId', ${m}.area_id, 'head', ${m}.head, 'state', 'open')) end`

/** SQL: when an office (a row with begins and until) is looked at next by its job: when it begins, then when it is over; null: never. */
export const nextDate = (row: string, begun = `${row}.begun`): string => `(case when ${begun} then ${row}.until else ${row}.begins end)`

export interface OfficeWrite {
  officeId: string
  /** Nobody has met him before. */
  fresh: boolean
  /** Columns of persons; phone and its hashes null: they stay. */
  person: { id: string; work_name: string; work_phone: string; unit_name: string; phone: string | null; phone_masked: string | null; phone_hash: string | null }
  /** Columns of memberships. */
  office: { person_id: string; role: string; place: string; area_id: string; unit_id: string; head: boolean; until: Instant | null; begins: Instant | null }
  /** Its first day has come: not before that is he known by it. */
  begun: boolean
  /** Null: a new one, whose history goes on after the last version of an earlier one. */
  before: number | null
  last: number
  what: Changes
  /** Of that, what is of the person: noted under each of his offices. */
  shared: Changes
  at: Instant
  doer: string
  request: RequestRow
}

/** Writes an office and its official, what changed under each of his offices, and the date of its end; all of it or nothing. */
export const writeOffice = statement<OfficeWrite, { put: number }>('register_save_office', `
  with asked as materialized (select o.*, a.work_name, a.work_phone, a.unit_name, a.phone, a.phone_masked, a.phone_hash from jsonb_populate_record(null::mashangban.persons, :person::jsonb) a, jsonb_populate_record(null::mashangban.memberships, :office::jsonb) o),
  p_made as (insert into mashangban.persons (tenant, id, work_name, work_phone, unit_name, phone, phone_masked, phone_hash, elder)
    select :tenant, a.person_id, a.work_name, a.work_phone, a.unit_name, a.phone, a.phone_masked, a.phone_hash, false from asked a where :fresh::boolean on conflict do nothing returning id),
  p_put as (update mashangban.persons p set work_name = a.work_name, work_phone = a.work_phone, unit_name = case when :begun::boolean then ${KNOWN_BY} else coalesce(p.unit_name, a.unit_name) end, phone = coalesce(a.phone, p.phone), phone_masked = coalesce(a.phone_masked, p.phone_masked),
      phone_hash = coalesce(a.phone_hash, p.phone_hash), retired = p.retired and (not :begun::boolean or a.role not in ${HANDLING}) from asked a where not :fresh::boolean and p.tenant = :tenant and p.id = a.person_id returning p.id),
  person as materialized (select id from p_made union all select id from p_put),
  m_made as (insert into mashangban.offices (tenant, person_id, role, place, area_id, unit_id, head, owner, version, until, begins, begun)
    select :tenant, a.person_id, a.role, a.place, a.area_id, a.unit_id, a.head, false, :last::int + 1, a.until, a.begins, :begun::boolean from asked a, person where :before::int is null on conflict do nothing returning version),
  m_put as (update mashangban.offices m set unit_id = a.unit_id, head = a.head, until = a.until, begins = a.begins, begun = :begun::boolean, version = m.version + 1 from asked a, person
    where :before::int is not null and m.tenant = :tenant and m.person_id = a.person_id and m.role = a.role and m.place = a.place and m.version = :before::int returning m.version),
  own as materialized (select version from m_made union all select version from m_put),
  others as (update mashangban.offices m set version = m.version + 1 from asked a, own where :shared::jsonb <> '{}' and m.tenant = :tenant and m.person_id = a.person_id and m.role in (${ROLES})
    and (m.role <> a.role or m.place <> a.place) returning m.person_id || ':' || m.role || ':' || m.place as id, m.version),
  noted_changes as (insert into mashangban.changes (tenant, of, id, version, at, person_id, back, what)
    select :tenant, 'office', n.id, n.version, :at::timestamptz, :doer, false, n.what from (select :officeId::text as id, own.version, :what::jsonb as what from own union all select o.id, o.version, :shared::jsonb from others o) n returning 1),
  ju as (insert into mashangban.jobs (tenant, kind, key, due_at, args, attempts) select :tenant, 'office', :officeId, ${nextDate('a', ':begun::boolean')}, '{}', 0 from asked a, own where ${nextDate('a', ':begun::boolean')} is not null and (select count(*) from noted_changes) >= 0 ${SET_ANEW} returning 1),
  jd as (delete from mashangban.jobs j using asked a, own where ${nextDate('a', ':begun::boolean')} is null and j.tenant = :tenant and j.kind = 'office' and j.key = :officeId and (select count(*) from ju) >= 0 returning 1),
  whole as materialized (select mashangban.must((select count(*) from own) = 1 and (select count(*) from jd) >= 0) as ok), ${noteRequest('whole')}
  select (select count(*)::int from own) as put, (select ok from whole) as ok, (select count(*) from noted) as noted`)

/**
 * CTEs that end an office (`:officeId`) if `which` (of its membership m) still holds: the row goes, the change is noted (`:at`, `:doer`), his sessions at desks end with the last office he had,
 * with the last one of handling cases he counts as away, and he is called by the unit of one that he still has. `ended_office` has a row when it did.
 */
export const endOffice = (which: string): string => {
  const other = (roles: string): string => `exists (select from mashangban.memberships o, ended_office e where o.tenant = :tenant and o.person_id = e.person_id and o.role in ${roles} and (o.role <> e.role or o.place <> e.place))`
  return `ended_office as (delete from mashangban.offices m where ${isOffice('m', ':officeId')} and ${which} returning m.person_id, m.role, m.place, m.version),
  noted_changes as (insert into mashangban.changes (tenant, of, id, version, at, person_id, back, what) select :tenant, 'office', :officeId, e.version + 1, :at::timestamptz, :doer, false, '{"state":["open","closed"]}' from ended_office e returning 1),
  signed_out as (update mashangban.desk_sessions s set ended_at = :at::timestamptz, ended_by = 'office' from ended_office e where s.tenant = :tenant and s.person_id = e.person_id and s.ended_at is null and s.ends_at > :at::timestamptz
    and (select count(*) from noted_changes) > 0 and not ${other(`(${ROLES})`)} returning 1),
  retired as (update mashangban.persons p set retired = p.retired or (e.role in ${HANDLING} and not ${other(HANDLING)}),
      unit_name = coalesce((select o.name from ${otherUnits('e.person_id', { role: 'e.role', place: 'e.place' })} o order by o.name = p.unit_name desc, o.role = 'officer' desc, o.name limit 1), p.unit_name)
    from ended_office e where p.tenant = :tenant and p.id = e.person_id and (select count(*) from signed_out) >= 0 returning 1)`
}

/** CTEs that begin an office (`:officeId`) whose first day has come by `:at`: from now on it gives what it gives, and he is called by its unit as if it had just been registered. Run again, they find nothing. */
export const BEGIN_OFFICE = `begun_office as (update mashangban.offices m set begun = true where ${isOffice('m', ':officeId')} and not m.begun and m.begins <= :at::timestamptz returning m.person_id, m.role, m.place, m.unit_id),
  known as (update mashangban.persons p set retired = p.retired and a.role not in ${HANDLING}, unit_name = ${KNOWN_BY}
    from (select b.*, u.name as unit_name from begun_office b join mashangban.units u on u.tenant = :tenant and u.id = b.unit_id) a where p.tenant = :tenant and p.id = a.person_id returning 1)`

/** SQL: can that member (an alias) be counted on? Not one whose own end is set, nor one who has never signed in. */
export const stays = (o: string): string => `${o}.until is null and exists (select from mashangban.persons s where s.tenant = :tenant and s.id = ${o}.person_id and s.openid is not null)`

/** SQL: is membership m that of the last administrator of an area that lies in none who can be counted on? */
export const lastAdmin = (m: string): string => `(${m}.role = 'admin' and exists (select from mashangban.areas r where r.tenant = :tenant and r.id = ${m}.place and r.parent_id is null)
    and not exists (select from mashangban.memberships o where o.tenant = :tenant and o.role = 'admin' and o.place = ${m}.place and o.person_id <> ${m}.person_id and ${stays('o')}))`
