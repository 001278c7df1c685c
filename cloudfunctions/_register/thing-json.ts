import { INVITATION } from './invitations'

/** Pieces of SQL that show things of the register. Numbers are counted area by area, each in an index. */

const inArea = (a: string, table: string, which: string): string => `(select coalesce(sum(n.many), 0)::int from mashangban.areas b
    cross join lateral (select count(*) as many from mashangban.${table} c where c.tenant = :tenant and c.area_id = b.id and ${which}) n where b.tenant = :tenant and b.path @> array[${a}.id])`

/** Fields of what lies in an area (its alias) or deeper. */
export const areaCounts = (a: string): string => `'areas', (select count(*)::int from mashangban.areas b where b.tenant = :tenant and b.parent_id = ${a}.id and b.state = 'open'),
      'companies', ${inArea(a, 'companies', `c.state = 'operating'`)}, 'units', ${inArea(a, 'units', `c.state = 'open'`)}`

const named = (table: string, id: string): string => `(select json_build_object('id', n.id, 'name', n.name) from mashangban.${table} n where n.tenant = :tenant and n.id = ${id})`
const nameOf = (table: string, id: string): string => `(select n.name from mashangban.${table} n where n.tenant = :tenant and n.id = ${id})`
/** Is a job at work on it? It is named by what is moved, and by where it goes. */
const moving = (id: string): string => `exists (select from mashangban.jobs j where j.tenant = :tenant and j.kind = 'move' and j.parked_at is null and (j.key = ${id} or j.args->>'to' = ${id}))`

/** SQL: the merge that a thing is part of and that waits; null: none. */
export const mergingOf = (of: 'area' | 'unit', id: string): string => `(select w.merge_id from mashangban.merging w where w.tenant = :tenant and w.of = '${of}' and w.id = ${id})`

const UNIT = `'of', 'unit', 'id', t.id, 'version', t.version, 'state', t.state, 'name', t.name, 'kind', t.kind, 'areaId', t.area_id, 'areaName', ${nameOf('areas', 't.area_id')}, 'phone', t.phone, 'takes', to_json(t.takes),
    'people', (select count(distinct m.person_id)::int from mashangban.memberships m where m.tenant = :tenant and m.unit_id = t.id)`
const HALL = `'of', 'hall', 'id', t.id, 'version', t.version, 'state', t.state, 'name', t.name, 'areaId', t.area_id, 'areaName', ${nameOf('areas', 't.area_id')}, 'address', t.address,
    'windows', (select count(*)::int from mashangban.windows w where w.tenant = :tenant and w.hall_id = t.id and w.state = 'open')`
const WINDOW = `'of', 'window', 'id', t.id, 'version', t.version, 'state', t.state, 'name', t.name, 'number', t.number, 'hallId', h.id, 'hallName', h.name, 'areaName', ${nameOf('areas', 'h.area_id')}, 'unitId', t.unit_id,
    'unitName', coalesce(${nameOf('units', 't.unit_id')}, '')`
/** The id of an office as it is named (shared/register/office.ts). */
export const OFFICE_ID = `m.person_id || ':' || m.role || ':' || m.place`
const OFFICE = `'of', 'office', 'id', ${OFFICE_ID}, 'version', m.version, 'state', 'open', 'personId', p.id, 'name', coalesce(p.work_name, ''), 'workPhone', coalesce(p.work_phone, ''), 'phoneMasked', p.phone_masked,
    'role', m.role, 'unitId', m.unit_id, 'unitName', coalesce(${nameOf('units', 'm.unit_id')}, ''), 'areaId', m.area_id, 'areaName', coalesce(${nameOf('areas', 'm.area_id')}, ''), 'head', m.head, 'until', m.until, 'from', m.begins, 'begun', m.begun, 'joined', p.openid is not null`

/** A row of a list; `until` as PostgreSQL writes it. */
export const THING_ROWS = { unit: `json_build_object(${UNIT})`, hall: `json_build_object(${HALL})`, window: `json_build_object(${WINDOW})`, office: `json_build_object(${OFFICE})` } as const

/** Companies whose officer somebody is, and open cases that he handles: by all of his work. */
export const WORK_OF = (personId: string): string => `'companies', (select count(*)::int from mashangban.companies c where c.tenant = :tenant and c.officer_id = ${personId}),
    'openCases', (select count(*)::int from mashangban.cases k where k.tenant = :tenant and k.handler_id = ${personId} and k.box <> 'done')`

const openOfUnit = (id: string): string => `(select count(*)::int from mashangban.cases k where k.tenant = :tenant and k.unit_id = ${id} and k.box <> 'done')`

/** One thing (`:id`), whole; each null where there is none. */
export const THING_DETAILS = {
  area: `(select json_build_object('of', 'area', 'id', t.id, 'version', t.version, 'state', t.state, 'name', t.name, 'level', t.level, 'code', t.code, 'parent', ${named('areas', 't.parent_id')}, 'mergedInto', ${named('areas', 't.merged_into')},
    ${areaCounts('t')}, 'moving', ${moving('t.id')}, 'merging', ${mergingOf('area', 't.id')}) from mashangban.areas t where t.tenant = :tenant and t.id = :id)`,
  unit: `(select (json_build_object(${UNIT})::jsonb || jsonb_build_object('mergedInto', ${named('units', 't.merged_into')}, 'windows', (select count(*)::int from mashangban.windows w where w.tenant = :tenant and w.unit_id = t.id and w.state = 'open'),
    'openCases', ${openOfUnit('t.id')}, 'moving', ${moving('t.id')}, 'merging', ${mergingOf('unit', 't.id')}))::json from mashangban.units t where t.tenant = :tenant and t.id = :id)`,
  hall: `(select json_build_object(${HALL}) from mashangban.halls t where t.tenant = :tenant and t.id = :id)`,
  window: `(select (json_build_object(${WINDOW})::jsonb || jsonb_build_object('areaId', h.area_id, 'hallAddress', h.address))::json from mashangban.windows t join mashangban.halls h on h.tenant = :tenant and h.id = t.hall_id where t.tenant = :tenant and t.id = :id)`,
  office: `(select (json_build_object(${OFFICE})::jsonb || jsonb_build_object(${WORK_OF('p.id')}, 'leave', p.leave, 'invitation', case when p.openid is null then ${INVITATION} end))::json from mashangban.offices m join mashangban.persons p on p.tenant = :tenant and p.id = m.person_id
    where m.tenant = :tenant and m.person_id = split_part(:id, ':', 1) and m.role = split_part(:id, ':', 2) and m.place = split_part(:id, ':', 3))`,
} as const
