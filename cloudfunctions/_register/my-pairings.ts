import type { Actor } from '../../shared/access/actor'
import { oneself } from '../../shared/access/scope'
import type { OutputOf } from '../../shared/api'
import { type ServesAs, SERVES_AS_NAMES } from '../../shared/register/pairing'
import { statement } from '../_database/statement'
import type { Keyset } from '../_flow/keyset'
import { type ListSource, type Page, pageOf } from '../_flow/listed'
import { ACTOR } from '../_flow/reading'
import { withinReach } from '../_flow/scope'
import { allowed } from '../_runtime/governed'

type Item = OutputOf<'pairing.mine'>['items'][number]
interface Row extends Item {
  place: number
}
interface Found extends Page<Row> {
  actor: Omit<Actor, 'personId'>
}

/** By rank, as they are named, and among those by id. */
const KEY = { place: 'int', id: 'text' } as const satisfies Keyset

/** SQL: of one rank the companies after the key, each found in the order of its index; of a rank that is done, or not asked for, none. */
const ofRank = (rank: ServesAs, from: string, id: string): string => {
  const place = SERVES_AS_NAMES.indexOf(rank)
  return `(select ${place} as place, '${rank}' as rank, ${id} as id from ${from} and '${rank}' = any(:ranks::text[]) and coalesce(:afterPlace::int, 0) <= ${place}
          and ${id} > case when :afterPlace::int = ${place} then :afterId::text else '' end order by ${id} limit :limit)`
}
const PAIRED = (rank: ServesAs): string => ofRank(rank, `mashangban.pairings r where r.tenant = :tenant and r.person_id = :personId and r.rank = '${rank}'`, 'r.company_id')

const readMine = statement<{ personId: string; now: string; ranks: readonly ServesAs[]; limit: number }, { actor: Found['actor']; items: Row[] | null }>('pairing_mine', `
  select ${ACTOR} as actor, ${withinReach('pairing.mine', { handlers: 'array[:personId::text]' }, `(select coalesce(json_agg(w), '[]') from (
      select c.id, r.place, r.rank, c.name, a.name as "areaName", c.address, c.state,
        (select json_build_object('name', p.work_name, 'workPhone', p.work_phone) from mashangban.persons p where p.tenant = :tenant and p.id = c.officer_id and p.work_name is not null) as officer
      from (select u.* from (${ofRank('lead', 'mashangban.companies r where r.tenant = :tenant and r.officer_id = :personId', 'r.id')}
        union all ${PAIRED('deputy')}
        union all ${PAIRED('leader')}) u order by u.place, u.id limit :limit) r
        cross join lateral (select n.* from mashangban.companies n where n.tenant = :tenant and n.id = r.id offset 0) c join mashangban.areas a on a.tenant = :tenant and a.id = c.area_id order by r.place, c.id) w)`)} as items`)

/** Companies that the caller serves as their officer, their deputy or their leader. One trip. */
export const MY_PAIRINGS: ListSource<'pairing.mine', Found> = {
  keyset: KEY,
  newestFirst: () => false,
  async read({ ranks }, after, { caller: { personId }, now, ports: { database } }) {
    const { actor, items } = await database.one(readMine, { ...after, personId, now, ranks })
    return { actor, ...(items === null ? { items: null, next: null } : pageOf(items, after.limit, ({ place, id }) => [place, id])) }
  },
  answer({ actor }, page, _input, call) {
    const may = allowed(call, actor, oneself(call.caller.personId))
    return may.ok ? may.value.reply(page(({ place: _place, ...row }) => row)) : may
  },
}
