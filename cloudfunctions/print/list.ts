import type { Actor } from '../../shared/access/actor'
import { statement } from '../_database/statement'
import { afterKey, BY_INSTANT } from '../_flow/keyset'
import { type ListSource, type Page, pageOf } from '../_flow/listed'
import { ACTOR } from '../_flow/reading'
import { withinReach } from '../_flow/scope'
import { allowed } from '../_runtime/governed'
import { rowOf } from './read-print'

type Row = Parameters<typeof rowOf>[0]

interface Found extends Page<Row> {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
}

const readList = statement<{ personId: string; areaId: string; limit: number }, { actor: Found['actor']; path: string[] | null; items: Row[] | null }>('print_list', `
  select ${ACTOR} as actor, a.path, ${withinReach('print.list', { areas: 'a.path' }, `(select coalesce(json_agg(w), '[]') from (
      select p.id, p.of, p.template, p.words, p.state, p.total, p.done, p.left_out, p.made_at, p.ended_at, p.until,
        (select n.work_name from mashangban.persons n where n.tenant = :tenant and n.id = p.person_id) as who
      from mashangban.prints p cross join lateral (select n.path from mashangban.areas n where n.tenant = :tenant and n.id = p.area_id offset 0) b
      where p.tenant = :tenant and p.state <> 'sample' and b.path @> array[a.id] and ${afterKey(BY_INSTANT, { at: 'p.made_at', id: 'p.id' }, true)}
      order by p.made_at desc, p.id desc limit :limit) w)`)} as items
  from (select 1) one left join mashangban.areas a on a.tenant = :tenant and a.id = :areaId`)

/** What was printed of an area and of all below it, the newest first. One trip. */
export const PRINTS: ListSource<'print.list', Found> = {
  keyset: BY_INSTANT,
  newestFirst: () => true,
  async read({ areaId }, after, { caller: { personId }, ports: { database } }) {
    const { actor, path, items } = await database.one(readList, { ...after, personId, areaId })
    return { actor, path, ...(items === null ? { items: null, next: null } : pageOf(items, after.limit, ({ made_at, id }) => [made_at, id])) }
  },
  answer({ actor, path }, page, _input, call) {
    const may = allowed(call, actor, path && { areas: path })
    return may.ok ? may.value.reply(page((row) => rowOf(row, call.now))) : may
  },
}
