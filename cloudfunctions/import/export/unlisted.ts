import type { Actor } from '../../../shared/access/actor'
import { refuse } from '../../../shared/api/errors'
import type { AskedList } from '../../../shared/api/export.api'
import { formatInChina } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { COMPANY_FIELDS } from '../../../shared/register/company'
import { readInstant } from '../../_database/instants'
import { statement } from '../../_database/statement'
import { afterKey, BY_INSTANT, cursorAfter, keyOf } from '../../_flow/keyset'
import { pageOf } from '../../_flow/listed'
import { ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { allowed, readByRight } from '../../_runtime/governed'
import { BATCH, type FileColumn, OF_AREA, textsOf } from './columns'
import type { Exported } from './exported'

interface Row {
  id: string
  name: string
  uscc: string | null
  areaName: string
  filedAt: string
  lastAt: string
  cases: number
}

const readWaiting = statement<{ personId: string; areaId: string; limit: number }, { actor: Omit<Actor, 'personId'>; path: string[] | null; items: Row[] | null }>('export_unlisted', `
  select ${ACTOR} as actor, here.path, ${withinReach('register.decisions', { areas: 'here.path' }, `(select coalesce(json_agg(w), '[]') from (
      select u.id, u.name, u.uscc, u."areaName", u.filed_at as "filedAt", u.last_at as "lastAt",
        (select count(*)::int from mashangban.cases c where c.tenant = :tenant and c.company_id = u.id and left(c.company_id, 3) = 'un-') as cases
      from (select n.*, a.name as "areaName" from mashangban.areas a join mashangban.unlisted n on n.tenant = :tenant and n.area_id = a.id and n.state = 'waiting'
        where a.tenant = :tenant and a.path @> array[here.id] and ${afterKey(BY_INSTANT, { at: 'n.filed_at', id: 'n.id' }, true)} order by n.filed_at desc, n.id desc limit :limit) u
      order by u.filed_at desc, u.id desc) w)`)} as items
  from (select 1) one left join mashangban.areas here on here.tenant = :tenant and here.id = :areaId`)

const onClock = (at: string): string => formatInChina(readInstant(at), 'YYYY-MM-DD HH:mm')

const COLUMNS: readonly FileColumn<Row>[] = [
  { heading: COMPANY_FIELDS.name.zh, width: 40, text: ({ name }) => name },
  { heading: COMPANY_FIELDS.uscc.zh, width: 22, text: ({ uscc }) => uscc ?? '' },
  { heading: COMPANY_FIELDS.areaId.zh, width: 16, text: ({ areaName }) => areaName },
  { heading: '第一件诉求', width: 20, text: ({ filedAt }) => onClock(filedAt) },
  { heading: '最近一件诉求', width: 20, text: ({ lastAt }) => onClock(lastAt) },
  { heading: '诉求件数', width: 10, text: ({ cases }) => String(cases) },
]

/** Companies that are not in the register and wait for an administrator, all of them: his page shows the newest. By the right of that page; of whoever filed nothing. */
export const UNLISTED_FILE: Exported<Extract<AskedList, { of: 'unlisted' }>> = {
  columns: COLUMNS,
  ...OF_AREA,
  placesOf: ({ areaId }) => [areaId],
  words: ({ areaId }, names) => `${names[areaId] ?? areaId}，待登记`,
  async batch({ areaId }, after, reader, limit = BATCH) {
    const key = keyOf(BY_INSTANT, after ?? undefined, true)
    if (!key) return refuse('INPUT_INVALID')
    const { ports: { database }, caller: { personId } } = reader
    const { actor, path, items } = await database.one(readWaiting, { ...key, personId, areaId, limit: limit + 1 })
    for (const action of ['export.begin', 'register.decisions'] as const) {
      const may = allowed({ ...reader, action }, actor, path && { areas: path })
      if (!may.ok) return may
    }
    readByRight(items)
    const page = pageOf(items, limit + 1, ({ filedAt, id }) => [filedAt, id])
    return ok({ rows: textsOf(COLUMNS, page.items ?? []), next: cursorAfter(BY_INSTANT, page.next), partly: false })
  },
}
