import type { Carrier } from '../../shared/flow/carrier'
import { type Box, BOXES } from '../../shared/flow/shape'
import type { Tab } from '../../shared/list/tab'
import { type Statement, statement } from '../_database/statement'
import { valuesJson } from '../_database/values'
import { READER_AS_ACTOR, conditionsOf, READER_OF_LIST, roleOf } from './reading'
import { type AnyKept, type ReadDoc, rowJson } from './kept'
import type { Actor } from '../../shared/access/actor'

/** A tab is one token: which, and the place it is for (null: the reader himself). */
const TOKEN_OF_TAB: Record<Tab['of'], Carrier['token']> = { mine: 'p', company: 'c', unit: 'u', pool: 'pool', area: 'a', supervise: 's' }

export function placeOf(tab: Tab): string | null {
  switch (tab.of) {
    case 'mine': return null
    case 'company': return tab.companyId
    case 'unit': return tab.unitId
    case 'pool':
    case 'area':
    case 'supervise': return tab.areaId
  }
}

/** Where the rows of a carrier stand, in an index of their own: alias k with id, closed_to, by_due, closed_at. */
export interface Source {
  from: string
  where: string
}

export function sourceOf({ flow, table: ownTable }: AnyKept, carrier: Carrier, box: Box): Source {
  // What a partial index asks stands in the text, never as a parameter: a generic plan could not use it.
  const inBox = box === 'done' ? "k.box = 'done'" : `k.box <> 'done' and k.box = '${box}'`
  const [table, column] = carrier.column.includes('.') ? carrier.column.split('.') as [string, string] : [null, carrier.column]
  const of = table === null ? '' : ` and k.of = '${flow.of}'`
  // Followers are written only where they may read.
  const conditions = table === 'followers' ? '' : conditionsOf(carrier, 'k')
  return { from: `${table === null ? ownTable : `mashangban.${table}`} k`, where: `k.tenant = :tenant and k.${column} = granted.place${of} and ${inBox}${conditions} and not (k.closed_to && granted.self)` }
}

/** Where the rows of a tab may stand; a child has no list of its own. */
export const carriersOf = ({ flow }: AnyKept, tab: Tab['of']): readonly Carrier[] =>
  'asParent' in flow.audience ? [] : flow.audience.filter(({ token }: Carrier) => token === TOKEN_OF_TAB[tab])

/** CTE `granted`: the place of the tab if the reader holds the office that grants it, and his own tokens; no row, and no list is touched. */
export function granted(tab: Tab['of']): string {
  const token = TOKEN_OF_TAB[tab]
  if (token === 'p') return 'granted as materialized (select reader.id as place, reader.self from reader)'
  return `granted as materialized (select m.place, reader.self from reader, mashangban.memberships m where m.tenant = :tenant and m.person_id = :personId and m.role = '${roleOf(token)}' and m.place = :place)`
}

/** The order of a box: what is due next, or what ended last. `at` is of a source's row k; `than` goes on from a key. */
export const orderOf = (box: Box) => (box === 'done' ? { at: 'k.closed_at', than: '<', desc: ' desc' } : { at: 'k.by_due', than: '>', desc: '' })

/** Ids of a tab's box in their order: `(at, id)`. Each source is its own bounded index walk; a person may find one case by two of them. */
function idsOf(kept: AnyKept, tab: Tab['of'], box: Box, keyset: boolean, limit: string): string {
  const { at, than, desc } = orderOf(box)
  const range = keyset ? ` and (${at}, k.id) ${than} (:afterAt::timestamptz, :afterId::text)` : ''
  const walks = carriersOf(kept, tab).map((carrier) => {
    const { from, where } = sourceOf(kept, carrier, box)
    return `(select k.id, ${at} as at from ${from} where ${where}${range} order by ${at}${desc}, k.id${desc} limit ${limit})`
  })
  return walks.length === 1 ? walks[0] ?? '' : `(${walks.join(' union ')})`
}

/** Counts are exact to 99: a hundred is "more". */
const COUNTED = 100

const counts = (kept: AnyKept, tab: Tab['of']): string => `counts as materialized (select ${BOXES.map((box) =>
  `(select least(count(*), ${COUNTED})::int from granted, lateral (select i.id from ${idsOf(kept, tab, box, false, String(COUNTED))} i limit ${COUNTED}) n where :counted::boolean) as ${box}`).join(', ')})`

/** SQL: the key of a page's last row, where one more than the page was found: from there the next one goes on. */
export const nextKey = (desc: string): string => `(select ${valuesJson(['i.at', 'i.id'])} from ids i where (select count(*) from ids) >= :limit order by i.at${desc}, i.id${desc} offset :limit - 2 limit 1)`

export interface ListAsked {
  personId: string
  place: string | null
  /** Key of the last row seen; the smallest (or for what is done the largest) to begin. */
  afterAt: string
  afterId: string
  /** One more than a page has. */
  limit: number
  counted: boolean
  /** What the reader has already; null: nothing. */
  etag: string | null
}

export interface ListRead {
  actor: Omit<Actor, 'personId'>
  granted: boolean
  counts: { open: number; answered: number; done: number } | null
  /** Key of the page's last row; null: there is no more. */
  next: readonly [at: string, id: string] | null
  /** Null: the reader has them already. */
  items: ReadDoc[] | null
  etag: string
}

/**
 * A page of a tab, and its counts: one trip. A token that is not the reader's is refused before a row of the list is touched. The etag is made here
 * of ids, versions and counts, so that a page that has not changed is neither written out nor sent: three quarters of all calls are that.
 */
function listing(kept: AnyKept, tab: Tab['of'], box: Box): Statement<ListAsked, ListRead> {
  const { desc } = orderOf(box)
  return statement<ListAsked, ListRead>(`list_${kept.flow.of}_${tab}_${box}`, `
    with ${READER_OF_LIST}, ${granted(tab)},
    ids as materialized (select i.id, i.at from granted, lateral ${idsOf(kept, tab, box, true, ':limit')} i order by i.at${desc}, i.id${desc} limit :limit),
    page as materialized (select i.at, ${kept.rowColumns.map((column) => `c.${column}`).join(', ')} from (select * from ids order by at${desc}, id${desc} limit :limit - 1) i join ${kept.table} c on c.tenant = :tenant and c.id = i.id),
    ${counts(kept, tab)},
    stamp as materialized (select left(encode(sha256(convert_to(concat_ws('|', (select string_agg(concat_ws(':', p.id, p.version, p.calendar_version), ',' order by p.at${desc}, p.id${desc}) from page p), (select count(*) from ids), n.open, n.answered, n.done), 'UTF8')), 'hex'), 32) as etag from counts n)
    select ${READER_AS_ACTOR} as actor, exists (select from granted) as granted, stamp.etag,
      (select case when :counted::boolean then json_build_object('open', n.open, 'answered', n.answered, 'done', n.done) end from counts n) as counts,
      ${nextKey(desc)} as next,
      case when stamp.etag is distinct from :etag::text then coalesce((select json_agg(${rowJson(kept, 'p')} order by p.at${desc}, p.id${desc}) from page p), '[]') end as items
    from reader, stamp`)
}

const TABS = Object.keys(TOKEN_OF_TAB) as Tab['of'][]

/** Something for every tab and box. */
export const byTabAndBox = <T>(make: (tab: Tab['of'], box: Box) => T): Record<Tab['of'], Record<Box, T>> =>
  Object.fromEntries(TABS.map((tab) => [tab, Object.fromEntries(BOXES.map((box) => [box, make(tab, box)]))])) as Record<Tab['of'], Record<Box, T>>

/** The lists of a flow: one statement per tab and box. */
export const listsOf = (kept: AnyKept): Record<Tab['of'], Record<Box, Statement<ListAsked, ListRead>>> => byTabAndBox((tab, box) => listing(kept, tab, box))
