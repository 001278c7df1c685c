import { refuse } from '../../shared/api/errors'
import { subjectOf } from '../../shared/case/subject'
import { sideOf } from '../../shared/case/view'
import { mayOrder } from '../../shared/supervision/order'
import type { Supervision, SupervisionTrailEntry } from '../../shared/supervision/schema'
import { supervisionView } from '../../shared/supervision/view'
import { statement } from '../_database/statement'
import { CASES } from '../_flow/case-rows'
import { caseSubject } from '../_flow/case-subject'
import { type EntryJson, entryJson, entryOf } from '../_flow/entries'
import { keptOf } from '../_flow/flows'
import { docJson, type ReadDoc } from '../_flow/kept'
import { afterKey, type Keyset } from '../_flow/keyset'
import { type ListSource, type Page, pageOf } from '../_flow/listed'
import { AS_READ, readAs, type ReadAs } from '../_flow/reading'
import { mayReach } from '../_flow/scope'
import { allowed } from '../_runtime/governed'

/** A case has one or two orders; each has a handful of entries. */
const MOST_ENTRIES = 100

interface Order {
  order: Supervision
  entries: SupervisionTrailEntry[]
}
interface Seen extends ReadAs {
  read: { found: ReadDoc; entries: EntryJson[] }[]
}
type Found = ReadAs & Page<Order>

const SUPERVISIONS = keptOf('supervision')
const KEY = { id: 'text' } as const satisfies Keyset

/** The case if the caller may read it, and its newest orders if they are his business, each with its record. */
const readOrders = statement<{ personId: string; caseId: string; limit: number }, Seen>('supervision_list', `
  with ${readAs(CASES, ':caseId', docJson(CASES, 'c'), `${mayReach('supervision.list', caseSubject('c'))} as reached, `)},
  s as materialized (select s.* from c, lateral (select s.* from ${SUPERVISIONS.table} s where s.tenant = :tenant and s.parent_id = c.id and ${afterKey(KEY, { id: 's.id' }, true)} order by s.id desc limit :limit) s where c.reached)
  select ${AS_READ},
    coalesce((select json_agg(json_build_object('found', ${docJson(SUPERVISIONS, 's')}, 'entries', (
      select json_agg(${entryJson('e', 'x')} order by e.seq) from (
        select e.* from mashangban.entries e where e.tenant = :tenant and e.of = 'supervision' and e.id = s.id order by e.seq limit ${MOST_ENTRIES}) e
        left join mashangban.entry_contents x on x.tenant = :tenant and x.of = 'supervision' and x.id = e.id and x.seq = e.seq)) order by s.id desc) from s), '[]') as read
  from reader`)

const orderOf = ({ found, entries }: Seen['read'][number]): Order => ({ order: SUPERVISIONS.docOf(found) as Supervision, entries: entries.map(entryOf<SupervisionTrailEntry>) })

/** 督办 on a case, newest first, for the office: who files never sees them. */
export const SUPERVISIONS_OF_CASE: ListSource<'supervision.list', Found> = {
  keyset: KEY,
  newestFirst: () => true,
  async read({ caseId }, after, { caller: { personId }, ports }) {
    const { read, ...seen } = await ports.database.one(readOrders, { ...after, personId, caseId })
    return { ...seen, ...pageOf(read.map(orderOf), after.limit, ({ order }) => [order.id]) }
  },
  answer({ actor: person, found, items }, page, _input, call) {
    if (!found) return refuse('CASE_NOT_FOUND')
    const current = CASES.docOf(found)
    const may = allowed(call, person, subjectOf(current))
    if (!may.ok) return may
    const { actor, reply } = may.value
    if (sideOf(current, actor, call.now) === 'company') return refuse('NOT_ALLOWED')
    // What goes on is the newest.
    const open = (items ?? []).flatMap(({ order }) => (order.box === 'done' ? [] : [order]))
    return reply({ ...page(({ order, entries }) => supervisionView(order, entries, actor, call.now)), mayOrder: mayOrder(current, open, actor) })
  },
}
