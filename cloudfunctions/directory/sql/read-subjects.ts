import type { Role } from '../../../shared/access/roles'
import { statement } from '../../_database/statement'

/** Somebody, or a unit, that a complaint may be about. */
export interface SubjectRow {
  kind: 'person' | 'unit'
  id: string
  name: string
  unitName: string | null
  role: Role | null
  areaName: string
}

/** A name as `fold` makes it of what is searched: names hold no more than these marks. */
const folded = (name: string): string => `lower(translate(normalize(${name}, NFKC), ' ()[]<>《》【】“”"·•・、,.&/-', ''))`

/** The areas of the company (`:companyId`), nearest first, or those of the area (`:areaId`) of one that is in no register; none without either. */
const NEAR = `near as materialized (select coalesce((select a.path from mashangban.companies c join mashangban.areas a on a.tenant = :tenant and a.id = c.area_id
    where c.tenant = :tenant and c.id = :companyId),
    (select a.path from mashangban.areas a where a.tenant = :tenant and a.id = :areaId), '{}') as path)`

/** Whoever serves, once each, by the first of his units that is here; natural persons have no work name. */
const serving = (here: string): string => `here as materialized (select u.id, u.name, u.area_id, a.name as area_name, ${folded('u.name')} as folded
      from near, mashangban.units u join mashangban.areas a on a.tenant = :tenant and a.id = u.area_id where u.tenant = :tenant and u.state = 'open' and ${here}),
  offices as materialized (select distinct on (m.person_id) m.person_id, m.role, here.name, here.area_id, here.area_name, here.folded
    from here join mashangban.memberships m on m.tenant = :tenant and m.unit_id = here.id order by m.person_id, m.role, here.id),
  everybody as (
    select 'person' as kind, o.person_id as id, p.work_name as name, o.name as unit_name, o.role, o.area_id, o.area_name, ${folded('p.work_name')} as own, o.folded as of_unit
      from offices o cross join lateral (select p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = o.person_id offset 0) p where p.work_name is not null
    union all select 'unit', here.id, here.name, null, null, here.area_id, here.area_name, here.folded, here.folded from here)`

const ROW = `json_build_object('kind', s.kind, 'id', s.id, 'name', s.name, 'unitName', s.unit_name, 'role', s.role, 'areaName', s.area_name)`

/** Officials and units in whose own name or unit each of the words occurs; nearest to the company first, goes on after `kind` and `id` of the last row. */
export const findSubjects = statement<{ words: string[]; companyId: string | null; areaId: string | null; afterKind: string | null; afterId: string | null; most: number }, { found: SubjectRow[] }>('directory_officials', `
  with ${NEAR}, ${serving('true')},
  found as materialized (select e.*, coalesce(array_position(near.path, e.area_id), 99) as far from near, everybody e
    where not exists (select from unnest(:words::text[]) w where strpos(e.own || ' ' || e.of_unit, w) = 0)),
  page as (select * from found f where :afterId::text is null or (f.far, f.kind, f.name, f.id) > (select l.far, l.kind, l.name, l.id from found l where l.kind = :afterKind and l.id = :afterId)
    order by f.far, f.kind, f.name, f.id limit :most)
  select coalesce((select json_agg(${ROW} order by s.far, s.kind, s.name, s.id) from page s), '[]') as found`)

/** Officials and units of the company's areas whose name stands in the text (folded), in the order of the text. */
export const findMentioned = statement<{ text: string; companyId: string | null; areaId: string | null; most: number }, { found: SubjectRow[] }>('directory_mentioned', `
  with ${NEAR}, ${serving('u.area_id = any(near.path)')},
  found as (select e.*, strpos(:text, e.own) as at from everybody e where length(e.own) >= 2 and strpos(:text, e.own) > 0 order by at, e.kind, e.id limit :most)
  select coalesce((select json_agg(${ROW} order by s.at, s.kind, s.id) from found s), '[]') as found`)
