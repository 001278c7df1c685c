import { useCallback, useRef, useState } from 'react'
import { call } from '@/cloud/call'
import type { ActionName, InputOf, OutputOf, ReplyError } from '@/cloud/contract'
import { amend, keptAt } from './kept'
import { useQuery, type Query, type QueryOptions } from './use-query'

interface PageOf {
  items: readonly { id: string }[]
  next: string | null
}

/** Actions that answer rows in pages. */
export type ListAction = { [A in ActionName]: OutputOf<A> extends PageOf ? (InputOf<A> extends { cursor?: string | undefined, limit?: number | undefined } ? A : never) : never }[ActionName]
export type RowOf<A extends ListAction> = OutputOf<A>['items'][number]
/** What is asked for, without the place in it. */
export type Asked<A extends ListAction> = Omit<InputOf<A>, 'cursor' | 'limit' | 'etag'>

export interface ListOptions<A extends ListAction> extends Pick<QueryOptions<A>, 'owner' | 'keepFor' | 'learn'> {
  /** Rows of the first page. */
  first?: number
}

export interface List<Row> {
  /** Null until the first answer. */
  items: readonly Row[] | null
  /** There is more on the server. */
  more: boolean
  busy: boolean
  /** Why the newest read of the beginning failed; what was read before is kept. */
  error: ReplyError | null
  /** Why reading on failed; gone with the next try, or when the beginning is read again. */
  errorOn: ReplyError | null
  /** Reads the beginning again; joins a read that is under way. Never rejects. */
  refresh: () => Promise<unknown>
  /** The same after something was changed: a read that is under way may have looked before the change, so it is not joined. */
  reread: () => Promise<unknown>
  /** Reads on from the last row; a second tap while it is under way asks nothing. Never rejects. */
  readOn: () => Promise<void>
  /** Shows the rows otherwise until they are read again: what was done is seen before the server has told of it. */
  retouch: (row: (row: Row) => Row) => void
}

/** Rows of a page. */
export const PAGE = 20
/** The contract's largest page. */
export const LONGEST_PAGE = 50

/** Of rows that were read on, so many are read again with the beginning. */
const AGAIN_MOST = 200

/**
 * Rows in pages. `asked` null: nothing is read. A refresh after paging reads as many rows as are on the screen (at most 200), so that the
 * place in the list is not lost; where the server knows etags it costs one look when nothing changed.
 */
export function useList<A extends ListAction>(action: A, asked: Asked<A> | null, options: ListOptions<A> = {}): List<RowOf<A>> & { page: OutputOf<A> | null } {
  const { first = PAGE, ...others } = options
  const pageAt = (cursor: string, limit: number) => call(action, { ...asked, limit, cursor } as unknown as InputOf<A>)
  // Only `useList` has places in its input; the types of each action are too narrow to say so.
  const query = useQuery(action, asked as InputOf<A> | null, {
    ...others,
    complete: async (page, before) => {
      while (page.next !== null && page.items.length < Math.min(AGAIN_MOST, before.items.length)) {
        const reply = await pageAt(page.next, LONGEST_PAGE)
        if (!reply.ok) break
        page = appended(page, reply.data)
      }
      return page
    },
    besides: (before) => ({ limit: lengthOf(first, before), ...etagOf(before) }) as Partial<InputOf<A>>,
  }) as Query<OutputOf<A>>
  const { key } = query
  const [on, setOn] = useState<{ key: string, busy: boolean, error: ReplyError | null }>({ key: '', busy: false, error: null })
  const reading = useRef('')

  const follow = useCallback(async (limit: number): Promise<void> => {
    const before = keptAt<OutputOf<A>>(key)
    if (asked === null || before === undefined || before.value.next === null || reading.current === key) return
    reading.current = key
    setOn({ key, busy: true, error: null })
    const reply = await pageAt(before.value.next, limit)
    if (reply.ok) amend(key, before, appended(before.value, reply.data))
    if (reading.current !== key) return
    reading.current = ''
    setOn({ key, busy: false, error: reply.ok ? null : reply.error })
  }, [key])

  const afresh = (read: () => Promise<unknown>) => (): Promise<unknown> => {
    setOn((before) => (before.error === null ? before : { ...before, error: null }))
    return read()
  }
  const mine = on.key === key
  return {
    page: query.data,
    items: query.data?.items ?? null,
    more: query.data !== null && query.data.next !== null,
    busy: query.busy || (mine && on.busy),
    error: query.error,
    errorOn: mine ? on.error : null,
    refresh: useCallback(afresh(query.refresh), [query.refresh]),
    reread: useCallback(afresh(query.reread), [query.reread]),
    readOn: useCallback(() => follow(PAGE), [follow]),
    retouch: useCallback((row) => {
      const before = keptAt<OutputOf<A>>(key)
      if (before !== undefined) amend(key, before, { ...before.value, items: (before.value.items as RowOf<A>[]).map(row) })
    }, [key]),
  }
}

const lengthOf = (first: number, before: PageOf | undefined): number => Math.min(LONGEST_PAGE, Math.max(first, before?.items.length ?? 0))

const etagOf = (before: PageOf | undefined): { etag?: string } => {
  const etag = (before as { etag?: string } | undefined)?.etag
  return etag === undefined ? {} : { etag }
}

/** A page at the end of the rows it was asked for, without those that moved into it. */
function appended<P extends PageOf>(before: P, page: P): P {
  const known = new Set(before.items.map(({ id }) => id))
  return { ...before, items: [...before.items, ...page.items.filter(({ id }) => !known.has(id))], next: page.next }
}
