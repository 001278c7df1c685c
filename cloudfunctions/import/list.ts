import type { Actor } from '../../shared/access/actor'
import type { ImportRow } from '../../shared/api/import.api'
import { readInstant, readOptional } from '../_database/instants'
import { statement } from '../_database/statement'
import { afterKey, BY_INSTANT } from '../_flow/keyset'
import { type ListSource, type Page, pageOf } from '../_flow/listed'
import { ACTOR } from '../_flow/reading'
import { withinReach } from '../_flow/scope'
import { allowed } from '../_runtime/governed'

interface Row extends Omit<ImportRow, 'madeAt' | 'endedAt'> {
  madeAt: string
  endedAt: string | null
}

interface Found extends Page<Row> {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
}

const readList = statement<{ personId: string; areaId: string; limit: number }, { actor: Found['actor']; path: string[] | null; items: Row[] | null }>('import_list', `
  select ${ACTOR} as actor, a.path, ${withinReach('import.list', { areas: 'a.path' }, `(select coalesce(json_agg(w), '[]') from (
      select i.id, i.kind, i.name, i.source, i.state, i.made_at as "madeAt", i.ended_at as "endedAt", i.counts -> 'acts' as acts,
        (select p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = i.person_id) as who
      from mashangban.imports i where i.tenant = :tenant and i.area_id = a.id and i.state <> 'uploaded' and ${afterKey(BY_INSTANT, { at: 'i.made_at', id: 'i.id' }, true)}
      order by i.made_at desc, i.id desc limit :limit) w)`)} as items
  from (select 1) one left join mashangban.areas a on a.tenant = :tenant and a.id = :areaId`)

/** Imports into an area, the newest first. One trip. */
export const IMPORTS: ListSource<'import.list', Found> = {
  keyset: BY_INSTANT,
  newestFirst: () => true,
  async read({ areaId }, after, { caller: { personId }, ports: { database } }) {
    const { actor, path, items } = await database.one(readList, { ...after, personId, areaId })
    return { actor, path, ...(items === null ? { items: null, next: null } : pageOf(items, after.limit, ({ madeAt, id }) => [madeAt, id])) }
  },
  answer({ actor, path }, page, _input, call) {
    const may = allowed(call, actor, path && { areas: path })
    return may.ok ? may.value.reply(page(({ madeAt, endedAt, ...row }) => ({ ...row, madeAt: readInstant(madeAt), endedAt: readOptional(endedAt) }))) : may
  },
}
