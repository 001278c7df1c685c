import type { Actor } from '../../shared/access/actor'
import { chinaInstant, dayNumberOf, dayOf, type Instant, MINUTE_MS, toInstant, toMs } from '../../shared/kernel/instant'
import { INFINITY } from '../_database/instants'
import { statement } from '../_database/statement'
import { afterKey, BY_INSTANT } from '../_flow/keyset'
import { type ListSource, type Page, pageOf } from '../_flow/listed'
import { READER, READER_AS_ACTOR } from '../_flow/reading'
import { mayReach, withinReach } from '../_flow/scope'
import { allowed } from '../_runtime/governed'
import { DEED_COLUMNS, type DeedRow, deedView, JOINED, SEEN } from './deed-rows'

interface Found extends Page<DeedRow> {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
}

interface Asked {
  personId: string
  areaId: string
  by: string | null
  kind: string | null
  from: string
  before: string
  now: Instant
  /** The minute it is looked at. */
  minute: Instant
  first: boolean
  limit: number
}

const MAY = { areas: 'here.path' }

/** Looking is noted in the statement that looks: once a minute, with the first page. One for each way of narrowing, by its own index. */
const readDeeds = (name: string, narrowed: string) => statement<Asked, { actor: Found['actor']; path: string[] | null; items: DeedRow[] | null }>(`deeds_${name}`, `
  with ${READER}, noted as (insert into mashangban.deeds (tenant, area, at, id, depth, kind, action, person_id, of, thing)
    select :tenant, l.area, :minute::timestamptz, md5(:personId::text || ' deeds ' || :areaId::text), l.depth::int, 'deed', 'deed.list', :personId, 'area', here.id
    from mashangban.areas here, unnest(here.path) with ordinality l(area, depth) where here.tenant = :tenant and here.id = :areaId and :first::boolean and ${mayReach('deed.list', MAY)}
    on conflict do nothing returning 1)
  select ${READER_AS_ACTOR} as actor, here.path, ${withinReach('deed.list', MAY, `(select coalesce(json_agg(w), '[]') from (select ${DEED_COLUMNS}
      from mashangban.deeds d ${JOINED}
      where d.tenant = :tenant and d.area = :areaId${narrowed} and d.at >= :from::timestamptz and d.at < :before::timestamptz and ${SEEN}
        and ${afterKey(BY_INSTANT, { at: 'd.at', id: 'd.id' }, true)} order by d.at desc, d.id desc limit :limit) w)`)} as items
  from reader left join mashangban.areas here on here.tenant = :tenant and here.id = :areaId`)

const ALL = readDeeds('all', '')
const OF_KIND = readDeeds('kind', ' and d.kind = :kind')
const OF_PERSON = readDeeds('person', ' and d.person_id = :by')
const OF_BOTH = readDeeds('both', ' and d.person_id = :by and d.kind = :kind')

/** Who did what in an area, or looked at sealed data, the newest first. One trip. */
export const DEEDS: ListSource<'deed.list', Found> = {
  keyset: BY_INSTANT,
  newestFirst: () => true,
  async read({ areaId, personId: by = null, kind = null, from, until, cursor }, after, { caller: { personId }, now, ports: { database } }) {
    const asked = {
      ...after, personId, areaId, by, kind, now, first: cursor === undefined, minute: toInstant(Math.floor(toMs(now) / MINUTE_MS) * MINUTE_MS),
      from: from === undefined ? `-${INFINITY}` : chinaInstant(from), before: until === undefined ? INFINITY : chinaInstant(dayOf(dayNumberOf(until) + 1)),
    }
    const wanted = by === null ? (kind === null ? ALL : OF_KIND) : kind === null ? OF_PERSON : OF_BOTH
    const { actor, path, items } = await database.one(wanted, asked)
    return { actor, path, ...(items === null ? { items: null, next: null } : pageOf(items, after.limit, ({ at, id }) => [at, id])) }
  },
  answer({ actor, path }, page, _input, call) {
    const may = allowed(call, actor, path && { areas: path })
    return may.ok ? may.value.reply(page(deedView)) : may
  },
}
