import type { Takes } from '../../../shared/register/schema'
import { statement } from '../../_database/statement'
import { colleaguesJson, type ColleagueRow } from '../colleague-view'

export interface District {
  units: { id: string; name: string; areaName: string; takes: Takes[] }[]
  officers: ColleagueRow[]
}

/** SQL: does this unit work off cases? A station or a dispatch centre has no queue, a closed one nobody. */
export const WORKS_OFF_CASES = (u: string): string => `(${u}.state = 'open' and (${u}.takes <> '{}' or exists (select from mashangban.memberships m where m.tenant = :tenant and m.role = 'department' and m.place = ${u}.id)))`

/**
 * Every unit that works off cases and every official of the districts (县区) in which the caller is in office or has a company; without a place of his own: of
 * all areas. An area that lies in no district stands for its own. Officials are the officers of these areas and the members of these units.
 * `offset 0` keeps each person a look-up by key: natural persons, who grow without bound, are never walked.
 */
export const readDistrict = statement<{ personId: string }, District>('directory_units', `
  with own as materialized (select distinct coalesce(m.area_id, u.area_id, co.area_id) as id from mashangban.memberships m
      left join mashangban.units u on u.tenant = :tenant and u.id = m.unit_id
      left join mashangban.companies co on co.tenant = :tenant and co.id = m.company_id
      where m.tenant = :tenant and m.person_id = :personId),
    districts as materialized (select coalesce(array_agg(distinct coalesce((select d.id from unnest(a.path) with ordinality step(id, n)
        join mashangban.areas d on d.tenant = :tenant and d.id = step.id where d.level = 'district' order by step.n limit 1), a.path[1])), '{}') as ids
      from own join mashangban.areas a on a.tenant = :tenant and a.id = own.id),
    places as materialized (select a.id, a.name from districts, mashangban.areas a where a.tenant = :tenant and (districts.ids = '{}' or a.path && districts.ids)),
    here as materialized (select u.id, u.name, u.takes, places.name as area_name from places join mashangban.units u on u.tenant = :tenant and u.area_id = places.id
      and ${WORKS_OFF_CASES('u')}),
    people as materialized (
      select m.person_id, m.head from places join mashangban.memberships m on m.tenant = :tenant and m.role = 'officer' and m.place = places.id
      union all select m.person_id, m.head from here join mashangban.memberships m on m.tenant = :tenant and m.role = 'department' and m.place = here.id),
    official as materialized (select person_id, bool_or(head) as head from people group by person_id)
  select (select coalesce(json_agg(json_build_object('id', here.id, 'name', here.name, 'areaName', here.area_name, 'takes', to_json(here.takes)) order by here.id), '[]') from here) as units,
    (select ${colleaguesJson('p', 'official.head')} from official
      cross join lateral (select p.* from mashangban.persons p where p.tenant = :tenant and p.id = official.person_id offset 0) p where p.work_name is not null) as officers`)
