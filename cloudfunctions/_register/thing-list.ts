import type { Actor } from '../../shared/access/actor'
import type { ThingRow } from '../../shared/api/things-views'
import { OFFICE_ROLE_NAMES, type OfficeRole } from '../../shared/register/office'
import type { Instant } from '../../shared/kernel/instant'
import { lineOf, parsePhone } from '../../shared/kernel/phone'
import { containing } from '../_database/like'
import { type Statement, statement } from '../_database/statement'
import { afterKey, type Keyset } from '../_flow/keyset'
import { type ListSource, type Page, pageOf } from '../_flow/listed'
import { ACTOR } from '../_flow/reading'
import { HERE, withinReach } from '../_flow/scope'
import { allowed } from '../_runtime/governed'
import { endingBefore, withDays } from './last-day'
import { OFFICE_ID, THING_ROWS } from './thing-json'

interface Row { area: string; id: string; row: ThingRow }
interface Found extends Page<Row> {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
  counts: RoleCounts | null
}
type RoleCounts = Record<OfficeRole, number>
interface Asked { personId: string; areaId: string; closed: boolean; unitId: string | null; role: string | null; counted: boolean; ending: Instant | null; pattern: string | null; phoneHash: string | null; limit: number }
type Kind = 'unit' | 'hall' | 'window' | 'office'

/** Area by area in the order of their ids, in each by id. */
const KEY = { area: 'text', id: 'text' } as const satisfies Keyset

const STATE = `case when :closed::boolean then 'closed' else 'open' end`
const like = (...columns: string[]): string => `(:pattern::text is null or ${columns.map((column) => `${column} like :pattern::text`).join(' or ')})`

/** The rows of area `a`: from where, id, and which of them. */
const SOURCES: Record<Kind, { from: string; id: string; which: string }> = {
  unit: { from: 'mashangban.units t where t.tenant = :tenant and t.area_id = a.id', id: 't.id', which: `t.state = ${STATE} and (:unitId::text is null or t.id = :unitId) and ${like('t.name')}` },
  hall: { from: 'mashangban.halls t where t.tenant = :tenant and t.area_id = a.id', id: 't.id', which: `t.state = ${STATE} and ${like('t.name', 't.address')}` },
  window: {
    from: 'mashangban.halls h join mashangban.windows t on t.tenant = :tenant and t.hall_id = h.id where h.tenant = :tenant and h.area_id = a.id', id: 't.id',
    which: `t.state = ${STATE} and (:unitId::text is null or t.unit_id = :unitId) and ${like('t.name', 'h.name')}`,
  },
  office: {
    from: `mashangban.offices m cross join lateral (select p.* from mashangban.persons p where p.tenant = :tenant and p.id = m.person_id offset 0) p where m.tenant = :tenant and m.area_id = a.id and m.role not in ('company', 'resident')`, id: OFFICE_ID,
    which: `not :closed::boolean and (:unitId::text is null or m.unit_id = :unitId) and (:ending::timestamptz is null or m.until <= :ending) and (${like('p.work_name', `(select u.name from mashangban.units u where u.tenant = :tenant and u.id = m.unit_id)`)} or p.phone_hash = :phoneHash::text)`,
  },
}

const BELOW = '(select a.id from mashangban.areas a where a.tenant = :tenant and a.path @> array[here.id] offset 0) a'
/** Of offices how many there are of each role, by the same search; of the others nothing. */
const counting = (of: Kind): string => {
  const { from, which } = SOURCES[of]
  return of !== 'office' ? 'null::json' : withinReach('register.things', { areas: 'here.path' }, `(case when :counted::boolean then (select coalesce(json_object_agg(w.role, w.many), '{}') from (
      select n.role, sum(n.many)::int as many from ${BELOW} cross join lateral (select m.role, count(*) as many from ${from} and ${which} group by m.role) n group by n.role) w) end)`)
}

const listing = (of: Kind): Statement<Asked, { actor: Found['actor']; path: string[] | null; items: Row[] | null; counts: Partial<RoleCounts> | null }> => {
  const { from, id, which } = SOURCES[of]
  const ofRole = of === 'office' ? ' and (:role::text is null or m.role = :role)' : ''
  return statement(`register_things_${of}`, `
  select ${ACTOR} as actor, here.path, ${withinReach('register.things', { areas: 'here.path' }, `(select coalesce(json_agg(w), '[]') from (
      select a.id as area, w.id, w.row from (select a.id from mashangban.areas a where a.tenant = :tenant and a.path @> array[here.id] and (:afterArea::text is null or a.id >= :afterArea) order by a.id offset 0) a
        cross join lateral (select ${id} as id, ${THING_ROWS[of]} as row from ${from} and ${which}${ofRole} and ${afterKey(KEY, { area: 'a.id', id }, false)} order by ${id} limit :limit) w
      order by a.id, w.id limit :limit) w)`)} as items, ${counting(of)} as counts
  ${HERE}`)
}
const READS = { unit: listing('unit'), hall: listing('hall'), window: listing('window'), office: listing('office') } as const

const patternOf = (search: string | undefined): string | null => (search === undefined ? null : containing(search))

const everyRole = (counts: Partial<RoleCounts>): RoleCounts => Object.fromEntries(OFFICE_ROLE_NAMES.map((role) => [role, counts[role] ?? 0])) as RoleCounts

/** Units, halls, windows or offices of an area and all below it. One trip. */
export const THING_LIST: ListSource<'register.things', Found> = {
  keyset: KEY,
  newestFirst: () => false,
  async read({ of, areaId, search, unitId = null, role = null, ending, closed, cursor }, after, { caller: { personId }, now, ports: { database, vault } }) {
    const phone = search === undefined ? null : parsePhone(search)
    const asked = { ...after, personId, areaId, closed, unitId, role, counted: cursor === undefined, ending: ending ? endingBefore(now) : null, pattern: patternOf(search), phoneHash: phone?.ok ? vault.blind(lineOf(phone.number)) : null }
    const { actor, path, items, counts } = await database.one(READS[of], asked)
    return { actor, path, counts: counts === null ? null : everyRole(counts), ...(items === null ? { items: null, next: null } : pageOf(items, after.limit, ({ area, id }) => [area, id])) }
  },
  answer({ actor, path, counts }, page, _input, call) {
    const may = allowed(call, actor, path && { areas: path })
    return may.ok ? may.value.reply({ ...page(({ row }) => withDays(row)), counts }) : may
  },
}
