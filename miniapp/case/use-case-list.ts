import { useCallback, useEffect, useRef, useState } from 'react'
import type { InputOf, ReplyError } from '@shared/api'
import type { BoxCounts } from '@shared/case/views'
import { call } from '@/cloud/call'
import type { Looked } from '@/presenters/search'
import { drawTurn, keptCounts, keptList, keepPage, keepReadOn, type Page } from './kept-lists'

export type ListQuery = Pick<InputOf<'case.list'>, 'tab' | 'box' | 'search'>

export interface CaseList {
  /** Null until the first answer. */
  items: Page['items'] | null
  /** Of every box of this tab, as the server last counted them (exact to 99, 100 = more). Null until known, and while searching: they are not of what was found. */
  counts: BoxCounts | null
  /** How far a search looked. */
  looked: Looked
  /** There is more on the server. */
  more: boolean
  busy: boolean
  /** Why the newest attempt failed; what was read before is kept. */
  error: ReplyError | null
  /** Reads the beginning again; costs the server one look when nothing changed. Joins a read that is under way. Never rejects. */
  refresh: () => Promise<void>
  /** The same after something was changed: a read that is under way may have looked before the change, so it is not joined. */
  reread: () => Promise<void>
  /** Reads on from the last row. Never rejects. */
  readOn: () => Promise<void>
}

/** Rows of a page. */
const PAGE = 20
/** The contract's largest page. */
export const LONGEST_PAGE = 50

/**
 * One list of cases with its pages. `query` null: nothing is read. `owner` names who reads, so that nobody sees another's rows; `first`
 * is how many rows the first page has. A refresh after paging reads as many rows as are on the screen (at most 50), so that the place in
 * the list is not lost.
 */
export function useCaseList(query: ListQuery | null, owner: string, first: number = PAGE): CaseList {
  const key = query === null ? '' : `${owner} ${JSON.stringify(query)}`
  const tab = query === null ? '' : `${owner} ${JSON.stringify(query.tab)}`
  const [, redraw] = useState(0)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<{ key: string; error: ReplyError } | null>(null)
  const flight = useRef<{ key: string, done: Promise<void> } | null>(null)
  const latest = useRef(key)
  latest.current = key

  const read = useCallback(async (input: Partial<InputOf<'case.list'>>, take: (page: Page, turn: number) => void) => {
    if (query === null) return
    setBusy(true)
    const turn = drawTurn()
    const reply = await call('case.list', { ...query, ...input })
    if (reply.ok) take(reply.data, turn)
    if (latest.current !== key) return
    setFailed(reply.ok ? null : { key, error: reply.error })
    setBusy(false)
    redraw((count) => count + 1)
    // The query is told by its key: a new object with the same words is the same query.
  }, [key])

  const reread = useCallback((): Promise<void> => {
    const before = keptList(key)
    const limit = Math.min(LONGEST_PAGE, Math.max(first, before?.items.length ?? 0))
    const done = read({ limit, ...(before === undefined ? {} : { etag: before.etag }) }, (page, turn) => keepPage(key, tab, page, turn)).finally(() => {
      if (flight.current?.done === done) flight.current = null
    })
    flight.current = { key, done }
    return done
  }, [key, read])

  // A page that is mounted and shown asks twice at the same moment; one answer serves both.
  const refresh = useCallback((): Promise<void> => (flight.current?.key === key ? flight.current.done : reread()), [key, reread])

  const readOn = useCallback(async () => {
    const before = keptList(key)
    if (before === undefined || before.next === null) return
    await read({ limit: PAGE, cursor: before.next }, (page) => keepReadOn(key, before, page))
  }, [key, read])

  useEffect(() => {
    setFailed(null)
    void refresh()
  }, [refresh])

  const now = keptList(key)
  return {
    items: now?.items ?? null,
    counts: query?.search === undefined ? keptCounts(tab) : null,
    looked: now?.looked ?? null,
    more: now !== undefined && now.next !== null,
    busy,
    error: failed?.key === key ? failed.error : null,
    refresh,
    reread,
    readOn,
  }
}
