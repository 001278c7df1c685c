import type { ActionName, ParsedOf } from '../../shared/api'
import type { Actor } from '../../shared/access/actor'
import { oneself, type Subject } from '../../shared/access/scope'
import type { Box } from '../../shared/flow/shape'
import type { Instant } from '../../shared/kernel/instant'
import { sha256Base64Url } from '../../shared/kernel/sha256'
import { isNarrowed } from '../../shared/list/list'
import type { Tab } from '../../shared/list/tab'
import { allowed } from '../_runtime/governed'
import { BY_INSTANT } from './keyset'
import { type AnyList, asked } from './filters'
import type { AnyKept, ReadDoc } from './kept'
import { isNewestFirst, type ListRead, listsOf } from './list'
import type { ListSource, Page } from './listed'
import { searchesOf, searchOf } from './search'
import { heldAgainst, placeOf } from './sources'

/** What every list by tabs takes: asked of its table, and a page. */
interface Input {
  tab: Tab
  box: Box
  search?: string | undefined
  filters?: Readonly<Record<string, unknown>> | undefined
  order?: string | undefined
  parts?: boolean | undefined
  cursor?: string | undefined
  etag?: string | undefined
}

type Found = Omit<ListRead, 'items'> & Page<ReadDoc> & { found: Record<Box, number> | null }

const PART_OF: Record<Exclude<Tab['of'], 'mine'>, keyof Subject> = { standIn: 'handlers', company: 'companies', unit: 'units', pool: 'areas', area: 'areas', supervise: 'areas', lastResort: 'areas' }

/** Whose list it is: of one place, and not of what lies in it. */
export const subjectOf = (tab: Tab, personId: string): Subject => (tab.of === 'mine' ? oneself(personId) : { [PART_OF[tab.of]]: [placeOf(tab)] })

const wordsOf = ({ search }: Input) => (search ? searchOf(search) : null)
/** What was asked that rows must be held against. */
const besidesPlace = (list: AnyList, tab: Tab, filters: object): Readonly<Record<string, unknown>> => {
  const { filters: held } = heldAgainst(tab.of, list)
  return Object.fromEntries(Object.entries(filters).filter(([name]) => Object.hasOwn(held, name)))
}
/** What is found by words has the order of its box, and what is done has always the newest first: of years of it there is no end to sort. */
const orderOf = (input: Input): string | undefined => (wordsOf(input) === null && input.box !== 'done' ? input.order : undefined)

/**
 * The list of a flow that is read by tokens: tab, box, filters, order or search, counts with the first page. Who has the page already (an etag) is told
 * so and sent nothing. `view` is a row as its reader may see it.
 */
export function tabList<A extends ActionName, R>(kept: AnyKept, list: AnyList, view: (row: R, actor: Actor, now: Instant) => unknown): ListSource<A, Found> {
  const [lists, searches] = [listsOf(kept, list), searchesOf(kept, list)]
  const rowOf = kept.rowOf as (read: readonly unknown[]) => R & { id: string; version: number; calendarVersion: number }
  const inputOf = (parsed: ParsedOf<A>): Input => parsed as Input
  return {
    keyset: BY_INSTANT,
    newestFirst: (parsed) => isNewestFirst(inputOf(parsed).box, orderOf(inputOf(parsed))),
    async read(parsed, after, { caller, ports: { database }, now }) {
      const input = inputOf(parsed)
      const { tab, box, filters = {}, parts = false, cursor, etag } = input
      const [search, order, narrowed] = [wordsOf(input), orderOf(input), isNarrowed(besidesPlace(list, tab, filters))]
      const looked = narrowed || order !== undefined
      const question = { personId: caller.personId, now, place: placeOf(tab), ...after, ...asked(list, filters as object, now) }
      if (search === null) {
        const needs = { looked, parts, ...Object.fromEntries(Object.keys(list.orders).map((name) => [name, name === order])) }
        return { ...await database.one(lists[tab.of][box](needs), { ...question, counted: cursor === undefined, etag: etag ?? null }), found: null }
      }
      const found = await database.one(searches[tab.of][box]({ narrowed }), { ...question, ...search, counted: cursor === undefined })
      const stamp = sha256Base64Url(JSON.stringify([found.found, found.items.map(rowOf).map(({ id, version, calendarVersion }) => [id, version, calendarVersion])])).slice(0, 22)
      return { ...found, counts: null, parts: null, etag: stamp, items: stamp === etag ? null : found.items }
    },
    answer({ actor: person, granted, etag, items, counts, parts, more, found }, page, parsed, call) {
      const may = allowed(call, person, granted ? subjectOf(inputOf(parsed).tab, call.caller.personId) : null)
      if (!may.ok) return may
      const { actor, reply } = may.value
      // What the contract of the action says of its rows is what `view` gives.
      return reply({
        unchanged: items === null, etag, ...page((row) => view(rowOf(row), actor, call.now)),
        ...(items !== null && counts ? { counts } : {}), ...(items !== null && parts ? { parts } : {}), ...(items !== null && found ? { found } : {}), ...(items === null || more === null ? {} : { looked: more ? 'newest' : 'all' }),
      }) as never
    },
  }
}
