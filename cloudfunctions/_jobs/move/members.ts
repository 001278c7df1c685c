import { OFFICE_ROLE_NAMES } from '../../../shared/register/office'
import { nextOfRule } from '../../_register/rule-changes'
import { nextDate } from '../../_register/office-rows'
import { step, type Step } from './step'

const ROLES = OFFICE_ROLE_NAMES.map((role) => `'${role}'`).join(', ')
const was = (m: string, place = 'place'): string => `${m}.person_id || ':' || ${m}.role || ':' || ${m}.${place}`
const difference = (field: string, before: string, after: string): string => `case when ${before} is distinct from ${after} then jsonb_build_object('${field}', jsonb_build_array(${before}, ${after})) else '{}' end`
/** An office that begins, as its history says it (office-rows.ts): all of it is new. */
const BEGINS = `(select jsonb_object_agg(f.key, jsonb_build_array(null, f.value)) from jsonb_each(jsonb_build_object('personId', n.person_id, 'name', p.work_name, 'phone', case when p.phone_hash is not null then jsonb_build_array(jsonb_build_object('mark', p.phone_hash)) end,
    'workPhone', coalesce(p.work_phone, ''), 'role', n.role, 'unitId', n.new_unit, 'areaId', n.new_area, 'head', n.head, 'from', to_char(n.begins at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), 'until', to_char((n.until - interval '1 millisecond') at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), 'state', 'open')) f)`

/** What a table's rows become, and that it is noted: `of` a thing, its column and the field of its history. */
const following = (of: string, table: string, column: string, field: string): string => `
  ${table}_put as (update mashangban.${table} t set ${column} = :to::text, version = t.version + 1 from ours where t.tenant = :tenant and t.${column} = :from::text returning t.id, t.version),
  ${table}_noted as (insert into mashangban.changes (tenant, of, id, version, at, person_id, back, what)
    select :tenant, '${of}', t.id, t.version, :at::timestamptz, :by, false, jsonb_build_object('${field}', jsonb_build_array(:from::text, :to::text)) from ${table}_put t returning 1)`

interface Moving {
  /** Whose membership moves, and its place, area and unit afterwards (SQL over `m`). */
  which: string
  place: string
  area: string
  unit: string
  /** CTEs besides. */
  besides: string
}

/** The people of what is merged are those of the other: an office of another place is another office, which begins where the one before ends. One statement. */
const members = (name: string, { which, place, area, unit, besides }: Moving): Step => step(name, `
  leaving as materialized (select m.*, ${place} as new_place, ${area} as new_area, ${unit} as new_unit from ours, mashangban.offices m where m.tenant = :tenant and ${which}),
  stays as (update mashangban.offices m set area_id = n.new_area, unit_id = n.new_unit, version = m.version + 1 from leaving n
    where m.tenant = :tenant and m.person_id = any(array(select l.person_id from leaving l)) and m.person_id = n.person_id and m.role = n.role and m.place = n.place and n.new_place = n.place returning m.person_id, m.role, m.place, m.version),
  goes as (delete from mashangban.offices m using leaving n where m.tenant = :tenant and m.person_id = any(array(select l.person_id from leaving l)) and m.person_id = n.person_id and m.role = n.role and m.place = n.place and n.new_place <> n.place returning 1),
  comes as (insert into mashangban.offices (tenant, person_id, role, place, area_id, unit_id, company_id, head, owner, version, until, begins, begun)
    select :tenant, n.person_id, n.role, n.new_place, n.new_area, n.new_unit, n.company_id, n.head, n.owner,
      1 + coalesce((select max(h.version) from mashangban.changes h where h.tenant = :tenant and h.of = 'office' and h.id = ${was('n', 'new_place')}), 0), n.until, n.begins, n.begun
    from leaving n where n.new_place <> n.place and (select count(*) from goes) >= 0 on conflict do nothing returning person_id, role, place, version, until, begins, begun),
  noted_changes as (insert into mashangban.changes (tenant, of, id, version, at, person_id, back, what) select :tenant, 'office', c.id, c.version, :at::timestamptz, :by, false, c.what from (
    select ${was('s')} as id, s.version, ${difference('areaId', 'n.area_id', 'n.new_area')} || ${difference('unitId', 'n.unit_id', 'n.new_unit')} as what, s.role from stays s join leaving n using (person_id, role, place)
    union all select ${was('n')}, n.version + 1, '{"state":["open","closed"]}', n.role from leaving n where n.new_place <> n.place
    union all select ${was('c')}, c.version, ${BEGINS}, c.role from comes c join leaving n on n.person_id = c.person_id and n.role = c.role and n.new_place = c.place
      cross join lateral (select p.* from mashangban.persons p where p.tenant = :tenant and p.id = c.person_id offset 0) p) c where c.role in (${ROLES}) returning 1),
  undated as (delete from mashangban.jobs j using leaving n where j.tenant = :tenant and j.kind = 'office' and n.new_place <> n.place and j.key = ${was('n')} returning 1),
  dated as (insert into mashangban.jobs (tenant, kind, key, due_at, args, attempts) select :tenant, 'office', ${was('c')}, ${nextDate('c')}, '{}', 0 from comes c where ${nextDate('c')} is not null and (select count(*) from undated) >= 0 on conflict do nothing returning 1),${besides}`,
  `0 as seen, (select count(*)::int from leaving) + 0 * (select count(*)::int from dated) as moved, null::text[] as last`)

export const MEMBERS_OF_AREA = members('members_area', {
  which: 'm.area_id = :from::text', place: `case when m.role <> 'department' and m.place = :from::text then :to::text else m.place end`, area: ':to::text', unit: 'm.unit_id',
  besides: `${following('unit', 'units', 'area_id', 'areaId')},${following('hall', 'halls', 'area_id', 'areaId')},
  rules as (update mashangban.assignment_rules r set area_id = :to::text from ours where r.tenant = :tenant and r.area_id = :from::text returning r.id),
  rules_noted as (insert into mashangban.changes (tenant, of, id, version, at, person_id, back, what)
    select :tenant, 'rule', r.id, ${nextOfRule('r.id')}, :at::timestamptz, :by, false, jsonb_build_object('areaId', jsonb_build_array(:from::text, :to::text)) from rules r returning 1),
  brought as (update mashangban.imports i set area_id = :to::text from ours where i.tenant = :tenant and i.area_id = :from::text returning 1)`,
})

const NEW_NAME = `(select u.name from mashangban.units u where u.tenant = :tenant and u.id = :to::text)`
export const MEMBERS_OF_UNIT = members('members_unit', {
  which: 'm.unit_id = :from::text', place: `case when m.role = 'department' and m.place = :from::text then :to::text else m.place end`,
  area: `case when m.role = 'department' then (select u.area_id from mashangban.units u where u.tenant = :tenant and u.id = :to::text) else m.area_id end`, unit: ':to::text',
  besides: `${following('window', 'windows', 'unit_id', 'unitId')},
  called as (update mashangban.persons p set unit_name = ${NEW_NAME} where p.tenant = :tenant and p.id = any(array(select n.person_id from leaving n)) and p.unit_name = (select u.name from mashangban.units u where u.tenant = :tenant and u.id = :from::text) returning 1)`,
})

/** Companies of a merged area. */
export const COMPANIES_OF_AREA = step('companies', `
  batch as materialized (select b.id from ours, lateral ((select c.id from mashangban.companies c where c.tenant = :tenant and c.area_id = :from::text and c.state = 'operating' order by c.id limit 500)
    union all (select c.id from mashangban.companies c where c.tenant = :tenant and c.area_id = :from::text and c.state <> 'operating' order by c.id limit 500)) b),
  put as (update mashangban.companies c set area_id = :to::text, version = c.version + 1, run = null where c.tenant = :tenant and c.id = any(array(select b.id from batch b)) and c.area_id = :from::text returning c.id, c.version),
  noted_changes as (insert into mashangban.changes (tenant, of, id, version, at, person_id, back, what)
    select :tenant, 'company', p.id, p.version, :at::timestamptz, :by, false, jsonb_build_object('areaId', jsonb_build_array(:from::text, :to::text)) from put p returning 1)`,
  '(select count(*)::int from batch) as seen, (select count(*)::int from noted_changes) as moved, null::text[] as last')
