import type { Actor } from '../../shared/access/actor'
import type { OfficerRow } from '../../shared/api/register.api'
import { containing } from '../_database/like'
import { statement } from '../_database/statement'
import { afterKey, type Keyset } from '../_flow/keyset'
import { type ListSource, type Page, pageOf } from '../_flow/listed'
import { ACTOR } from '../_flow/reading'
import { HERE, withinReach } from '../_flow/scope'
import { allowed } from '../_runtime/governed'

interface Found extends Page<OfficerRow> {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
}
interface Asked { personId: string; areaId: string; pattern: string | null; limit: number }

const KEY = { id: 'text' } as const satisfies Keyset

/** Whoever serves companies here, below or above, each once; how many companies he has is counted of those alone that are shown. */
const readOfficers = statement<Asked, { actor: Found['actor']; path: string[] | null; items: OfficerRow[] | null }>('register_officers', `
  select ${ACTOR} as actor, here.path, ${withinReach('register.officers', { areas: 'here.path' }, `(select coalesce(json_agg(w), '[]') from (
      select n.id, n.name, n."unitName", (select count(*)::int from mashangban.companies c where c.tenant = :tenant and c.officer_id = n.id) as companies
      from (select p.id, p.work_name as name, p.unit_name as "unitName"
        from (select distinct m.person_id from mashangban.areas a join mashangban.memberships m on m.tenant = :tenant and m.role = 'officer' and m.place = a.id where a.tenant = :tenant and (a.path @> array[here.id] or a.id = any(here.path))) o
          cross join lateral (select who.* from mashangban.persons who where who.tenant = :tenant and who.id = o.person_id offset 0) p
        where p.work_name is not null and (:pattern::text is null or p.work_name like :pattern::text or p.unit_name like :pattern::text) and ${afterKey(KEY, { id: 'p.id' }, false)} order by p.id limit :limit) n order by n.id) w)`)} as items
  ${HERE}`)

/** Officers that a company of an area may have, by a part of their name or their unit's. One trip. */
export const OFFICERS: ListSource<'register.officers', Found> = {
  keyset: KEY,
  newestFirst: () => false,
  async read({ areaId, search }, after, { caller: { personId }, ports: { database } }) {
    const { actor, path, items } = await database.one(readOfficers, { ...after, personId, areaId, pattern: search === undefined ? null : containing(search) })
    return { actor, path, ...(items === null ? { items: null, next: null } : pageOf(items, after.limit, ({ id }) => [id])) }
  },
  answer({ actor, path }, page, _input, call) {
    const may = allowed(call, actor, path && { areas: path })
    return may.ok ? may.value.reply(page((row) => row)) : may
  },
}
