import type { Actor } from '../../shared/access/actor'
import type { UnlistedRow } from '../../shared/api/unlisted.api'
import { UNLISTED_STATES, type UnlistedState } from '../../shared/register/unlisted-states'
import { keysOf } from '../../shared/kernel/keys-of'
import { readInstant, readOptional } from '../_database/instants'
import { statement } from '../_database/statement'
import { afterKey, BY_INSTANT } from '../_flow/keyset'
import { type ListSource, type Page, pageOf } from '../_flow/listed'
import { ACTOR } from '../_flow/reading'
import { HERE, withinReach } from '../_flow/scope'
import { allowed } from '../_runtime/governed'

type StateCounts = Record<UnlistedState, number>
interface Found extends Page<UnlistedRow> {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
  counts: Partial<StateCounts> | null
}

interface Asked {
  personId: string
  areaId: string
  state: UnlistedState
  first: boolean
  limit: number
}

const AREAS = 'mashangban.areas a where a.tenant = :tenant and a.path @> array[here.id]'

/** Each area gives its newest, by its index, and of these the newest are taken. What is in the register is called what the register calls it. */
const readUnlisted = statement<Asked, { actor: Found['actor']; path: string[] | null; items: UnlistedRow[] | null; counts: Partial<StateCounts> | null }>('unlisted_list', `
  select ${ACTOR} as actor, here.path, ${withinReach('unlisted.list', { areas: 'here.path' }, `(select coalesce(json_agg(w), '[]') from (
      select n.id, n.state, coalesce((select k.name from mashangban.companies k where k.tenant = :tenant and k.id = n.company_id), n.name) as name, n.uscc, n."areaName", n.filed_at as "filedAt", n.decided_at as "decidedAt", n.reason
      from (select u.*, a.area_name as "areaName" from (select a.id, a.name as area_name from ${AREAS} offset 0) a
        cross join lateral (select t.* from mashangban.unlisted t where t.tenant = :tenant and t.area_id = a.id and t.state = :state
          and ${afterKey(BY_INSTANT, { at: 't.filed_at', id: 't.id' }, true)} order by t.filed_at desc, t.id desc limit :limit) u
        order by u.filed_at desc, u.id desc limit :limit) n order by n.filed_at desc, n.id desc) w)`)} as items,
    ${withinReach('unlisted.list', { areas: 'here.path' }, `(case when :first::boolean then (select coalesce(json_object_agg(s.state, s.many), '{}') from (select n.state, sum(n.many)::int as many
      from (select a.id from ${AREAS} offset 0) a cross join lateral (select t.state, count(*) as many from mashangban.unlisted t where t.tenant = :tenant and t.area_id = a.id group by t.state) n group by n.state) s) end)`)} as counts
  ${HERE}`)

const everyState = (counts: Partial<StateCounts>): StateCounts => Object.fromEntries(keysOf(UNLISTED_STATES).map((state) => [state, counts[state] ?? 0])) as StateCounts

/** Companies of an area and all below it that are in no register, by what has become of them, whoever was named last first. One trip. */
export const UNLISTED_LIST: ListSource<'unlisted.list', Found> = {
  keyset: BY_INSTANT,
  newestFirst: () => true,
  async read({ areaId, state, cursor }, after, { caller: { personId }, ports: { database } }) {
    const { actor, path, items, counts } = await database.one(readUnlisted, { ...after, personId, areaId, state, first: cursor === undefined })
    return { actor, path, counts, ...(items === null ? { items: null, next: null } : pageOf(items, after.limit, ({ filedAt, id }) => [filedAt, id])) }
  },
  answer({ actor, path, counts }, page, _input, call) {
    const may = allowed(call, actor, path && { areas: path })
    return may.ok ? may.value.reply({ ...page((row) => ({ ...row, filedAt: readInstant(row.filedAt), decidedAt: readOptional(row.decidedAt) })), counts: counts && everyState(counts) }) : may
  },
}
