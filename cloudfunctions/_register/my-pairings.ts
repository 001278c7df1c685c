import type { Actor } from '../../shared/access/actor'
import { oneself } from '../../shared/access/scope'
import type { OutputOf } from '../../shared/api'
import { statement } from '../_database/statement'
import { afterKey, type Keyset } from '../_flow/keyset'
import { type ListSource, type Page, pageOf } from '../_flow/listed'
import { ACTOR } from '../_flow/reading'
import { withinReach } from '../_flow/scope'
import { allowed } from '../_runtime/governed'

type Item = OutputOf<'pairing.mine'>['items'][number]
interface Found extends Page<Item> {
  actor: Omit<Actor, 'personId'>
}

const KEY = { id: 'text' } as const satisfies Keyset

const readMine = statement<{ personId: string; now: string; limit: number }, { actor: Found['actor']; items: Item[] | null }>('pairing_mine', `
  select ${ACTOR} as actor, ${withinReach('pairing.mine', { handlers: 'array[:personId::text]' }, `(select coalesce(json_agg(w), '[]') from (
      select c.id, r.rank, c.name, a.name as "areaName", c.address,
        (select json_build_object('name', p.work_name, 'workPhone', p.work_phone) from mashangban.persons p where p.tenant = :tenant and p.id = c.officer_id and p.work_name is not null) as officer
      from (select r.company_id, r.rank from mashangban.pairings r where r.tenant = :tenant and r.person_id = :personId and ${afterKey(KEY, { id: 'r.company_id' }, false)} order by r.company_id limit :limit) r
        cross join lateral (select n.* from mashangban.companies n where n.tenant = :tenant and n.id = r.company_id offset 0) c join mashangban.areas a on a.tenant = :tenant and a.id = c.area_id order by c.id) w)`)} as items`)

/** Companies that the caller is paired with besides those he serves as their officer. One trip. */
export const MY_PAIRINGS: ListSource<'pairing.mine', Found> = {
  keyset: KEY,
  newestFirst: () => false,
  async read(_input, after, { caller: { personId }, now, ports: { database } }) {
    const { actor, items } = await database.one(readMine, { ...after, personId, now })
    return { actor, ...(items === null ? { items: null, next: null } : pageOf(items, after.limit, ({ id }) => [id])) }
  },
  answer({ actor }, page, _input, call) {
    const may = allowed(call, actor, oneself(call.caller.personId))
    return may.ok ? may.value.reply(page((row) => row)) : may
  },
}
