import type { Actor } from '../../shared/access/actor'
import type { Instant } from '../../shared/kernel/instant'
import type { Carrier } from '../../shared/flow/carrier'
import { type Box, BOXES } from '../../shared/flow/shape'
import type { Order } from '../../shared/list/list'
import type { Tab } from '../../shared/list/tab'
import { type Statement, statement, variants } from '../_database/statement'
import { valuesJson } from '../_database/values'
import { afterKey, BY_INSTANT } from './keyset'
import { type AnyList, columnsOf, inPart, within } from './filters'
import { READER_AS_ACTOR, READER_OF_LIST } from './reading'
import { type AnyKept, type ReadDoc, rowJson } from './kept'
import { byTabAndBox, carriersOf, granted, heldAgainst, orderOf, sourceOf } from './sources'

/** What a list is asked for besides its tab and box: each combination is a statement of its own. */
export type Needs = { looked: boolean; parts: boolean } & Record<string, boolean>

/** Are the newest first? Of what is done, and in an order of the list's own. */
export const isNewestFirst = (box: Box, order: string | undefined): boolean => order !== undefined || box === 'done'

/** More rows than these are not walked to be narrowed or sorted: the page says so. */
export const MOST_WALKED = 20_000

/** Rows of a source in the order of its index with the columns that filters and orders look at: of the row itself, or looked up by its key. */
function walk(kept: AnyKept, list: AnyList, carrier: Carrier, box: Box, range: string): string {
  const { at, desc } = orderOf(box)
  const { from, where } = sourceOf(kept, carrier, box)
  const columns = columnsOf(list)
  // Beside a place stand copies of them; who is kept informed has few, and each is looked up by its key.
  const here = !carrier.column.includes('.') || carrier.column === 'lies_in.area'
  const rows = (more: string): string => `(select k.id, ${at} as at${more} from ${from} where ${where}${range} order by ${at}${desc}, k.id${desc} limit ${MOST_WALKED}) k`
  if (here) return rows(columns.map((column) => `, k.${column}`).join(''))
  return `(select k.id, k.at, c.* from ${rows('')}, lateral (select ${columns.map((column) => `c.${column}`).join(', ')} from ${kept.table} c where c.tenant = :tenant and c.id = k.id offset 0) c) k`
}

interface Page {
  keyset: boolean
  limit: string
}

/** Ids of a tab's box in their order: `(at, id)`. Each source is its own bounded index walk; a person may find one case by two of them. */
function idsOf(kept: AnyKept, tab: Tab['of'], box: Box, { keyset, limit }: Page): string {
  const { at, desc } = orderOf(box)
  const range = keyset ? ` and ${afterKey(BY_INSTANT, { at, id: 'k.id' }, desc !== '')}` : ''
  return united(carriersOf(kept, tab).map((carrier) => {
    const { from, where } = sourceOf(kept, carrier, box)
    return `(select k.id, ${at} as at from ${from} where ${where}${range} order by ${at}${desc}, k.id${desc} limit ${limit})`
  }))
}

/** The same, narrowed by what was asked, and in the order of that name; in its own where there is none. */
function narrowedIds(kept: AnyKept, list: AnyList, tab: Tab['of'], box: Box, { keyset, limit }: Page, order?: Order): string {
  const own = orderOf(box)
  const { at, desc } = order ? { at: `k.${order.column}`, desc: ' desc' } : { ...own, at: 'k.at' }
  const after = (key: string): string => (keyset ? ` and ${afterKey(BY_INSTANT, { at: key, id: 'k.id' }, desc !== '')}` : '')
  return united(carriersOf(kept, tab).map((carrier) =>
    `(select k.id, ${at} as at from ${walk(kept, list, carrier, box, order ? '' : after(own.at))} where ${within(kept, list, 'k')}${order ? after(at) : ''} order by ${at}${desc}, k.id${desc} limit ${limit})`))
}

const united = (walks: readonly string[]): string => (walks.length === 1 ? walks[0] ?? '' : `(${walks.join(' union ')})`)

/** Counts are exact to 99: a hundred is "more". */
const COUNTED = 100

const counts = (idsIn: (box: Box) => string): string => `counts as materialized (select ${BOXES.map((box) =>
  `(select least(count(*), ${COUNTED})::int from granted, lateral (select i.id from ${idsIn(box)} i limit ${COUNTED}) n where :counted::boolean) as ${box}`).join(', ')})`

/** CTE `parts`: one row with a number for each part of the open pile, as JSON; null where they are not asked for. */
function partsOf(kept: AnyKept, list: AnyList, tab: Tab['of'], { looked }: Needs): string {
  const rows = united(carriersOf(kept, tab).map((carrier) => `(select k.id, ${columnsOf(list).map((column) => `k.${column}`).join(', ')} from ${walk(kept, list, carrier, 'open', '')})`))
  const numbers = Object.keys(list.parts).map((part) => `'${part}', least(count(*) filter (where ${inPart(list, part, 'k')}), ${COUNTED})::int`)
  return `parts as materialized (select json_build_object(${numbers.join(', ')}) as counted from granted, lateral ${rows} k where :counted::boolean${looked ? ` and ${within(kept, list, 'k')}` : ''})`
}

/** SQL: are there more rows in a box of a tab than are walked? */
const moreThanWalked = (kept: AnyKept, tab: Tab['of'], box: Box): string => `(${carriersOf(kept, tab).map((carrier) => {
  const { from, where } = sourceOf(kept, carrier, box)
  return `(select count(*) > ${MOST_WALKED} from granted, lateral (select k.id from ${from} where ${where} limit ${MOST_WALKED + 1}) k)`
}).join(' or ')})`

/** SQL: the key of a page's last row, where one more than the page was found: from there the next one goes on. */
export const nextKey = (desc: string): string => `(select ${valuesJson(['i.at', 'i.id'])} from ids i where (select count(*) from ids) >= :limit order by i.at${desc}, i.id${desc} offset :limit - 2 limit 1)`

/** With the key where the page begins. */
export interface ListAsked {
  personId: string
  now: Instant
  place: string | null
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
  parts: Record<string, number> | null
  /** Key of the page's last row; null: there is no more. */
  next: readonly [at: string, id: string] | null
  /** Null: the reader has them already. */
  items: ReadDoc[] | null
  etag: string
  /** Of what was narrowed or sorted: has the box more rows than were walked? Null where all of it is the list. */
  more: boolean | null
}

/**
 * A page of a tab, and its counts: one trip. A token that is not the reader's is refused before a row of the list is touched. The etag is made here
 * of ids, versions and counts, so that a page that has not changed is neither written out nor sent: three quarters of all calls are that.
 */
function listing(kept: AnyKept, whole: AnyList, tab: Tab['of'], box: Box, needs: Needs, name: string): Statement<ListAsked, ListRead> {
  const list = heldAgainst(tab, whole)
  const order = Object.entries(list.orders).find(([key]) => needs[key])?.[1]
  const desc = isNewestFirst(box, order?.column) ? ' desc' : ''
  const idsIn = (of: Box, page: Page, by?: Order): string => (needs.looked ? narrowedIds(kept, list, tab, of, page, by) : idsOf(kept, tab, of, page))
  return statement<ListAsked, ListRead>(name, `
    with ${READER_OF_LIST}, ${granted(tab, whole)},
    ids as materialized (select i.id, i.at from granted, lateral ${idsIn(box, { keyset: true, limit: ':limit' }, order)} i order by i.at${desc}, i.id${desc} limit :limit),
    page as materialized (select i.at, ${kept.rowColumns.map((column) => `c.${column}`).join(', ')} from (select * from ids order by at${desc}, id${desc} limit :limit - 1) i join ${kept.table} c on c.tenant = :tenant and c.id = i.id),
    ${counts((of) => idsIn(of, { keyset: false, limit: String(COUNTED) }))},
    ${needs.parts ? `${partsOf(kept, list, tab, needs)},` : ''}
    stamp as materialized (select left(encode(sha256(convert_to(concat_ws('|', (select string_agg(concat_ws(':', p.id, p.version, p.calendar_version), ',' order by p.at${desc}, p.id${desc}) from page p), (select count(*) from ids), n.open, n.answered, n.done${needs.parts ? ', t.counted' : ''}), 'UTF8')), 'hex'), 32) as etag from counts n${needs.parts ? ', parts t' : ''})
    select ${READER_AS_ACTOR} as actor, exists (select from granted) as granted, stamp.etag,
      (select case when :counted::boolean then json_build_object('open', n.open, 'answered', n.answered, 'done', n.done) end from counts n) as counts,
      ${needs.parts ? '(select case when :counted::boolean then t.counted end from parts t)' : 'null::json'} as parts, ${needs.looked ? moreThanWalked(kept, tab, box) : 'null::boolean'} as more,
      ${nextKey(desc)} as next,
      case when stamp.etag is distinct from :etag::text then coalesce((select json_agg(${rowJson(kept, 'p')} order by p.at${desc}, p.id${desc}) from page p), '[]') end as items
    from reader, stamp`)
}

/** The lists of a flow: a statement per tab, box and what is needed of it, made when it is first asked for. */
export const listsOf = (kept: AnyKept, list: AnyList): Record<Tab['of'], Record<Box, (needs: Needs) => Statement<ListAsked, ListRead>>> =>
  byTabAndBox((tab, box) => variants(`list_${kept.flow.of}_${tab}_${box}`, (needs: Needs, name) => listing(kept, list, tab, box, needs, name)))
