import { refuse } from '../../../shared/api/errors'
import { subjectOf } from '../../../shared/case/subject'
import { sideOf } from '../../../shared/case/view'
import { mayOrder } from '../../../shared/supervision/order'
import type { Supervision, SupervisionTrailEntry } from '../../../shared/supervision/schema'
import { supervisionView } from '../../../shared/supervision/view'
import { statement } from '../../_database/statement'
import { CASES } from '../../_flow/case-rows'
import { caseSubject } from '../../_flow/case-subject'
import { type EntryJson, entryJson, entryOf } from '../../_flow/entries'
import { keptOf } from '../../_flow/flows'
import { docJson, type ReadDoc } from '../../_flow/kept'
import { AS_READ, readAs, type ReadAs } from '../../_flow/reading'
import { mayReach } from '../../_flow/scope'
import { allowed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'

/** A case has one or two orders; each has a handful of entries. */
const MOST_ENTRIES = 100

interface Seen extends ReadAs {
  items: { found: ReadDoc; entries: EntryJson[] }[]
}

const SUPERVISIONS = keptOf('supervision')

/** The case if the caller may read it, and its newest orders if they are his business, each with its record. */
const readOrders = statement<{ personId: string; caseId: string; before: string | null; limit: number }, Seen>('supervision_list', `
  with ${readAs(CASES, ':caseId', docJson(CASES, 'c'), `${mayReach('supervision.list', caseSubject('c'))} as reached, `)},
  s as materialized (select s.* from c, lateral (select s.* from ${SUPERVISIONS.table} s where s.tenant = :tenant and s.parent_id = c.id and (:before::text is null or s.id < :before) order by s.id desc limit :limit) s where c.reached)
  select ${AS_READ},
    coalesce((select json_agg(json_build_object('found', ${docJson(SUPERVISIONS, 's')}, 'entries', (
      select json_agg(${entryJson('e', 'x')} order by e.seq) from (
        select e.* from mashangban.entries e where e.tenant = :tenant and e.of = 'supervision' and e.id = s.id order by e.seq limit ${MOST_ENTRIES}) e
        left join mashangban.entry_contents x on x.tenant = :tenant and x.of = 'supervision' and x.id = e.id and x.seq = e.seq)) order by s.id desc) from s), '[]') as items
  from reader`)

/** 督办 on a case, newest first, for the office: who files never sees them. One trip. */
export const listSupervisions: UseCase<'supervision.list'> = async ({ caseId, cursor, limit }, anyCall) => {
  const call = signedIn(anyCall)
  const { actor: person, found, items } = await call.ports.database.one(readOrders, { personId: call.caller.personId, caseId, before: cursor ?? null, limit: limit + 1 })
  if (!found) return refuse('CASE_NOT_FOUND')
  const current = CASES.docOf(found)
  const may = allowed(call, person, subjectOf(current))
  if (!may.ok) return may
  const { actor, reply } = may.value
  if (sideOf(current, actor, call.now) === 'company') return refuse('NOT_ALLOWED')
  const orders = items.map(({ found: read, entries }) => ({ order: SUPERVISIONS.docOf(read) as Supervision, entries: entries.map(entryOf<SupervisionTrailEntry>) }))
  const page = orders.slice(0, limit)
  return reply({
    items: page.map(({ order, entries }) => supervisionView(order, entries, actor, call.now)),
    mayOrder: mayOrder(current, orders.map(({ order }) => order).filter(({ box }) => box !== 'done'), actor),
    next: orders.length > limit ? (page.at(-1)?.order.id ?? null) : null,
  })
}
