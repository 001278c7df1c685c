import type { ActionName } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import type { Actor } from '../../shared/access/actor'
import { oneself, type Subject } from '../../shared/access/scope'
import type { Box } from '../../shared/flow/shape'
import type { Instant } from '../../shared/kernel/instant'
import { sha256Base64Url } from '../../shared/kernel/sha256'
import { isNarrowed } from '../../shared/list/list'
import type { Tab } from '../../shared/list/tab'
import { allowed } from '../_runtime/governed'
import { type Call, signedIn, type SignedInCall, type UseCase } from '../_runtime/use-case'
import { cursorAfter, type Key, keyOf } from './cursor'
import { type AnyList, asked } from './filters'
import type { AnyKept } from './kept'
import { isNewestFirst, type ListRead, listsOf } from './list'
import { searchesOf, searchOf } from './search'
import { placeOf } from './sources'

/** What every list takes: askedOf its table, and a page. */
interface Input {
  tab: Tab
  box: Box
  search?: string | undefined
  filters?: Readonly<Record<string, unknown>> | undefined
  order?: string | undefined
  parts?: boolean | undefined
  cursor?: string | undefined
  limit: number
  etag?: string | undefined
}

/** What of it decides the statement. */
interface Question {
  order: string | undefined
  search: ReturnType<typeof searchOf>
  key: Key
}

const PART_OF: Record<Exclude<Tab['of'], 'mine'>, keyof Subject> = { company: 'companies', unit: 'units', pool: 'areas', area: 'areas', supervise: 'areas', lastResort: 'areas' }

/** Whose list it is: of one place, and not of what lies in it. */
const subjectOf = (tab: Tab, personId: string): Subject => (tab.of === 'mine' ? oneself(personId) : { [PART_OF[tab.of]]: [placeOf(tab)] })

/**
 * The one use case of every list of a flow that is read by tokens: tab, box, filters, order or search, a page at a time by its key, counts with the
 * first page. One trip. Who has the page already (an etag) is told so and sent nothing. `view` is a row as its reader may see it.
 */
export function listed<A extends ActionName, R>(kept: AnyKept, list: AnyList, view: (row: R, actor: Actor, now: Instant) => unknown): UseCase<A> {
  const [lists, searches] = [listsOf(kept, list), searchesOf(kept, list)]
  const rowOf = kept.rowOf as (read: readonly unknown[]) => R & { id: string; version: number; calendarVersion: number }

  async function read({ tab, box, filters = {}, parts = false, cursor, limit, etag }: Input, { order, search, key }: Question, call: SignedInCall): Promise<ListRead> {
    const { database } = call.ports
    const narrowed = isNarrowed(filters)
    const looked = narrowed || order !== undefined
    const question = { personId: call.caller.personId, place: placeOf(tab), ...key, limit: limit + 1, ...(looked ? asked(list, filters as object, call.now) : {}) }
    if (search === null) {
      const needs = { looked, parts, ...Object.fromEntries(Object.keys(list.orders).map((name) => [name, name === order])) }
      return database.one(lists[tab.of][box](needs), { ...question, counted: cursor === undefined, etag: etag ?? null })
    }
    const found = await database.one(searches[tab.of][box]({ narrowed }), { ...question, ...search })
    const stamp = sha256Base64Url(JSON.stringify(found.items.map(rowOf).map(({ id, version, calendarVersion }) => [id, version, calendarVersion]))).slice(0, 22)
    return { ...found, counts: null, parts: null, etag: stamp, items: stamp === etag ? null : found.items }
  }

  const answer = async (parsed: unknown, anyCall: Call) => {
    const input = parsed as Input
    const call = signedIn(anyCall)
    const search = input.search ? searchOf(input.search) : null
    // What is found by words has the order of its box, and what is done has always the newest first: of years of it there is no end to sort.
    const order = search === null && input.box !== 'done' ? input.order : undefined
    const key = keyOf(input.cursor, isNewestFirst(input.box, order))
    if (!key) return refuse('INPUT_INVALID', [{ path: 'cursor', code: 'INPUT_INVALID' }])
    const { actor: person, granted, ...found } = await read(input, { order, search, key }, call)
    const may = allowed(call, person, granted ? subjectOf(input.tab, call.caller.personId) : null)
    if (!may.ok) return may
    const { actor, reply } = may.value
    const { etag, items, counts, parts, more } = found
    const next = cursorAfter(found.next)
    return reply(items === null
      ? { unchanged: true, etag, items: [], next }
      : {
          unchanged: false, etag, items: items.map((row) => view(rowOf(row), actor, call.now)), next,
          ...(counts ? { counts } : {}), ...(parts ? { parts } : {}), ...(more === null ? {} : { looked: more ? 'newest' : 'all' }),
        })
  }
  // What the contract of the action says of its rows is what `view` gives.
  return answer as unknown as UseCase<A>
}
