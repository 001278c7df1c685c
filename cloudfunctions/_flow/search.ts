import { type Box, BOXES } from '../../shared/flow/shape'
import type { Tab } from '../../shared/list/tab'
import { fold, gramsOf } from '../../shared/kernel/fold'
import { containing } from '../_database/like'
import { type Statement, statement, variants } from '../_database/statement'
import { type AnyList, within } from './filters'
import { afterKey, BY_INSTANT } from './keyset'
import { type ListAsked, type ListRead, MOST_WALKED, nextKey } from './list'
import { READER_AS_ACTOR, READER_OF_LIST } from './reading'
import { type AnyKept, type ReadDoc, rowJson } from './kept'
import { byTabAndBox, carriersOf, granted, heldAgainst, orderOf, type Source, sourceOf } from './sources'

/** More hits than this in the index of bigrams, and the rows of the tab are walked instead. */
const MOST_HITS = 2000
/** Words of a search; what is typed beyond them is not looked for. */
const MOST_WORDS = 8
/** A box with a hundred hits has "more". */
const COUNTED = 100
/** Rows of a tab whose words are read. */
const MOST_READ = 1000

export interface SearchAsked extends Omit<ListAsked, 'counted' | 'etag'> {
  grams: string[]
  /** LIKE patterns, one for each word that was typed: of the folded title, company and number; of the words of the request, width and case folded. */
  patterns: string[]
  words: string[]
  /** With the first page: how many are found in each box. */
  counted: boolean
}

export interface SearchRead extends Pick<ListRead, 'actor' | 'granted' | 'next'> {
  items: ReadDoc[]
  /** Whether the tab has more rows than were looked through. */
  more: boolean
  /** How many were found in each box, as far as they were looked through: exact to 99, a hundred is more. Null where there are too many hits to count. */
  found: Record<Box, number> | null
}

/** What a typed text asks of the statement: all of its words, wherever they stand. Null when nothing is left of it that could be found. */
export function searchOf(text: string): Pick<SearchAsked, 'grams' | 'patterns' | 'words'> | null {
  const words = text.normalize('NFKC').toLowerCase().split(/\s+/).slice(0, MOST_WORDS).filter((word) => fold(word) !== '')
  return words.length === 0 ? null : { grams: gramsOf(...words), patterns: words.map(fold).map(containing), words: words.map(containing) }
}

/**
 * SQL: do the folded words of row k match? A subselect and not a join: asked row by row, by key. As a join it may become
 * a hash over all words there are.
 */
const matches = (of: string): string => `(select f.folded like all (:patterns::text[]) from mashangban.finds f where f.tenant = :tenant and f.of = '${of}' and f.id = k.id)`

/** SQL: do the words of the request (row c) hold all that was typed? */
const SAYS = 'lower(normalize(c.words, NFKC)) like all (:words::text[])'

/**
 * A search in one box of a tab, in the order of its list. The index of bigrams is asked through its one door, never beside a token, an order
 * and a limit in one plan: each of up to 2,000 hits is looked up by its key and held against the token (`offset 0` keeps it so); of more, or of
 * a single character, the rows of the token are walked until a page is full. Who does not hold the token asks for nothing: the door opens
 * with what hangs on `granted`.
 */
function searching(kept: AnyKept, whole: AnyList, tab: Tab['of'], box: Box, { narrowed }: { narrowed: boolean }, name: string): Statement<SearchAsked, SearchRead> {
  const list = heldAgainst(tab, whole)
  const { flow: { of }, table } = kept
  // Of the row itself, by its key: asked of what matches only.
  const match = `${matches(of)}${narrowed ? ` and (select ${within(kept, list, 'c')} from ${table} c where c.tenant = :tenant and c.id = k.id)` : ''}`
  const says = `(select ${SAYS}${narrowed ? ` and ${within(kept, list, 'c')}` : ''} from ${table} c where c.tenant = :tenant and c.id = k.id)`
  const { at, desc } = orderOf(box)
  const after = afterKey(BY_INSTANT, { at, id: 'k.id' }, desc !== '')
  const inOrder = `order by k.at${desc}, k.id${desc}`
  const sources = carriersOf(kept, tab).map((carrier) => sourceOf(kept, carrier, box))
  const rows = ({ from, where }: Source, more: string, limit: number): string =>
    `(select k.id, ${at} as at from ${from} where ${where}${more} order by ${at}${desc}, k.id${desc} limit ${limit}) k`
  const found = sources.map(({ from, where }) => `select k.id, k.at from granted, few h, lateral (select k.id, ${at} as at from ${from} where k.id = h.id and ${where} and ${after} offset 0) k where ${match}`)
  const walked = sources.map((source) => `(select w.id, w.at from granted, over, lateral (select k.id, k.at from ${rows(source, ` and over.yes and ${after}`, MOST_WALKED)} where ${match} ${inOrder} limit :limit) w)`)
  const front = sources.map((source) => `(select k.id, k.at from granted, lateral ${rows(source, '', MOST_READ + 1)})`)
  // What another box has of it: from the same hits, and from as many rows of it whose words are read.
  const inBox = (other: Box): string => {
    const there = carriersOf(kept, tab).map((carrier) => sourceOf(kept, carrier, other))
    const order = orderOf(other)
    const hit = there.map(({ from, where }) => `select k.id from granted, few h, lateral (select k.id from ${from} where k.id = h.id and ${where} offset 0) k where :counted::boolean and ${match}`)
    const read = there.map(({ from, where }) => `select k.id from granted, lateral (select k.id from ${from} where ${where} and :counted::boolean order by ${order.at}${order.desc}, k.id${order.desc} limit ${MOST_READ}) k
      where ${says}`)
    return `(select least(count(*), ${COUNTED})::int from (select n.id from (${[...hit, ...read].join(' union ')}) n limit ${COUNTED}) n)`
  }
  return statement<SearchAsked, SearchRead>(name, `
    with ${READER_OF_LIST}, ${granted(tab, whole)},
    hits as materialized (select h.id from mashangban.find((select nullif(:grams::text[], '{}') from granted), ${MOST_HITS + 1}) h where h.of = '${of}'),
    over as materialized (select count(*) > ${MOST_HITS} or cardinality(:grams::text[]) = 0 as yes from hits),
    few as materialized (select h.id from over, hits h where not over.yes),
    found as (${found.join(' union ')}),
    walked as (${walked.join(' union ')}),
    front as materialized (${front.length === 1 ? front[0] ?? '' : `select k.id, k.at from (${front.join(' union ')}) k ${inOrder} limit ${MOST_READ + 1}`}),
    said as (select k.id, k.at from (select * from front limit ${MOST_READ}) k where ${says} and ${afterKey(BY_INSTANT, { at: 'k.at', id: 'k.id' }, desc !== '')}),
    ids as materialized (select i.id, i.at from (select * from found union select * from walked union select * from said) i order by i.at${desc}, i.id${desc} limit :limit)
    select ${READER_AS_ACTOR} as actor, exists (select from granted) as granted, (select count(*) > ${MOST_READ} from front) as more,
      case when :counted::boolean and not (select yes from over) then json_build_object(${BOXES.map((each) => `'${each}', ${inBox(each)}`).join(', ')}) end as found,
      ${nextKey(desc)} as next,
      coalesce((select json_agg(${rowJson(kept, 'c')} order by i.at${desc}, i.id${desc}) from (select * from ids order by at${desc}, id${desc} limit :limit - 1) i join ${table} c on c.tenant = :tenant and c.id = i.id), '[]') as items
    from reader`)
}

/** The searches in the lists of a flow: a statement per tab and box, made when it is first asked for. */
export const searchesOf = (kept: AnyKept, list: AnyList): Record<Tab['of'], Record<Box, (needs: { narrowed: boolean }) => Statement<SearchAsked, SearchRead>>> =>
  byTabAndBox((tab, box) => variants(`search_${kept.flow.of}_${tab}_${box}`, (needs: { narrowed: boolean }, name) => searching(kept, list, tab, box, needs, name)))
