import type { Takes } from '../../../shared/register/schema'
import type { AreaLevel } from '../../../shared/register/area'
import type { Leave } from '../../../shared/people/schema'
import type { ReadSetting } from '../../_ports/settings'
import { counting } from '../../_database/counting'
import { SETTINGS } from '../../_database/fragments'
import { statement } from '../../_database/statement'

interface Area { id: string; name: string; level: AreaLevel }
/** Whoever is asked, as the register has him; null: nobody by name. */
type Asked = { name: string; workPhone: string | null; leave: Leave | null } | null

export interface FoundContacts {
  /** Null: none was named and there are several that lie in none, or there is no such area that is open. */
  area: (Area & { path: string[] }) | null
  above: Area[]
  below: Area[]
  units: { id: string; name: string; areaName: string; phone: string; matters: { takes: Takes; contact: Asked }[] }[]
  settings: readonly ReadSetting[] | null
}

interface Asking {
  areaId: string | null
  /** Null: all of the area and of those above it. */
  words: string[] | null
  /** What each matter is called. */
  labels: Readonly<Record<string, string>>
  counts: object[]
  now: string
  most: number
  cold: boolean
}

const area = (a: string, more = ''): string => `json_build_object('id', ${a}.id, 'name', ${a}.name, 'level', ${a}.level${more})`
const areas = (from: string): string => `(select coalesce(json_agg(${area('a')} order by a.place), '[]') from (${from}) a)`

/** SQL: the only area that lies in none. */
const ROOT = `(select case when count(*) = 1 then min(r.id) end from mashangban.areas r where r.tenant = :tenant and r.parent_id is null and r.state = 'open')`

/** SQL: whom unit u names for the matter, else its head; officials only, and only while they are in office there. */
const CONTACT = `select p.work_name, json_build_object('name', p.work_name, 'workPhone', p.work_phone, 'leave', p.leave) as contact
      from mashangban.memberships m cross join lateral (select n.* from mashangban.persons n where n.tenant = :tenant and n.id = m.person_id offset 0) p
      where m.tenant = :tenant and m.role = 'department' and m.place = u.id and (t.takes = any(m.contact_for) or m.head) and (m.until is null or m.until > :now::timestamptz) and p.work_name is not null
      order by t.takes = any(m.contact_for) desc, p.work_name, p.id limit 1`

/** Nothing of natural persons and nothing sealed: what a unit has registered for everybody. Counted to the address of whoever is not signed in. */
export const readContacts = statement<Asking, FoundContacts>('directory_contacts', `
  with ${counting('(select 1) asked')},
  here as materialized (select a.id, a.name, a.level, a.path from mashangban.areas a where a.tenant = :tenant and a.id = coalesce(:areaId::text, ${ROOT}) and a.state = 'open'),
  places as materialized (select a.id, a.name, a.path, here.id as here, array_position(here.path, a.id) as far from (select 1) one left join here on true
    join mashangban.areas a on a.tenant = :tenant and (a.path @> array[here.id] or a.id = any(here.path) or here.id is null)),
  taking as materialized (select u.id, u.name, u.phone, u.takes, a.name as area_name, a.path, a.here, a.far from places a
    cross join lateral (select n.* from mashangban.units n where n.tenant = :tenant and n.area_id = a.id and n.state = 'open' and n.takes <> '{}' offset 0) u),
  matters as (select u.id, u.name, u.phone, u.area_name, coalesce(u.far, 99) as far, t.takes, c.contact from taking u cross join unnest(u.takes) t(takes) left join lateral (${CONTACT}) c on true
    where case when :words::text[] is null then u.far is not null else not exists (select from unnest(:words::text[]) w
      where strpos(lower(u.name || ' ' || coalesce(:labels::jsonb ->> t.takes, '') || ' ' || coalesce(c.work_name, '')), w) = 0) end),
  units as (select n.far, n.name, n.id, json_build_object('id', n.id, 'name', n.name, 'areaName', n.area_name, 'phone', n.phone, 'matters', json_agg(json_build_object('takes', n.takes, 'contact', n.contact))) as unit
    from matters n group by n.far, n.name, n.id, n.area_name, n.phone order by n.far, n.name, n.id limit :most)
  select (select ok from within) as within, (select ${area('here', ", 'path', to_json(here.path)")} from here) as area, ${SETTINGS},
    ${areas(`select a.*, -array_position(here.path, a.id) as place from here join mashangban.areas a on a.tenant = :tenant and a.id = any(here.path) and a.id <> here.id`)} as above,
    ${areas(`select a.*, a.id as place from (select distinct u.path[coalesce(array_position(u.path, u.here), cardinality(u.path) + 1) - 1] as id from taking u where u.here is null or u.path @> array[u.here]) b
      join mashangban.areas a on a.tenant = :tenant and a.id = b.id and a.state = 'open'`)} as below,
    (select coalesce(json_agg(u.unit order by u.far, u.name, u.id), '[]') from units u) as units`)
