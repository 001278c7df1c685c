import { useCallback, useEffect, useRef, useState } from 'react'
import type { InputOf, OutputOf, ReplyError } from '@shared/api'
import { call } from '@/cloud/call'

export type ListQuery = Pick<InputOf<'case.list'>, 'tab' | 'box' | 'search'>
type Page = OutputOf<'case.list'>

export interface CaseList {
  /** Null until the first answer. */
  items: Page['items'] | null
  /** There is more on the server. */
  more: boolean
  busy: boolean
  /** Why the newest attempt failed; what was read before is kept. */
  error: ReplyError | null
  /** Reads the beginning again; costs the server one look when nothing changed. Never rejects. */
  refresh: () => Promise<void>
  /** Reads on from the last row. Never rejects. */
  readOn: () => Promise<void>
}

interface Kept {
  items: Page['items']
  etag: string
  next: string | null
}

const PAGE = 20
/** The contract's largest page. */
const LONGEST = 50

/** What was read, per query and for all visits of this run, so that coming back shows rows at once and the etag saves the rest. */
const kept = new Map<string, Kept>()

/** Forgets what was read: another person, or another office, looks now. */
export const forgetCaseLists = (): void => kept.clear()

/**
 * One list of cases with its pages. `query` null: nothing is read. `owner` names who reads, so that nobody sees another's rows.
 * A refresh after paging reads as many rows as are on the screen (at most 50), so that the place in the list is not lost.
 */
export function useCaseList(query: ListQuery | null, owner: string): CaseList {
  const key = query === null ? '' : `${owner} ${JSON.stringify(query)}`
  const [, redraw] = useState(0)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<{ key: string; error: ReplyError } | null>(null)
  const flight = useRef<{ key: string, done: Promise<void> } | null>(null)
  const latest = useRef(key)
  latest.current = key

  const read = useCallback(async (input: Partial<InputOf<'case.list'>>, take: (page: Page) => void) => {
    if (query === null) return
    setBusy(true)
    const reply = await call('case.list', { ...query, ...input })
    if (reply.ok) take(reply.data)
    if (latest.current !== key) return
    setFailed(reply.ok ? null : { key, error: reply.error })
    setBusy(false)
    redraw((count) => count + 1)
    // The query is told by its key: a new object with the same words is the same query.
  }, [key])

  const refresh = useCallback((): Promise<void> => {
    // A page that is mounted and shown asks twice at the same moment; one answer serves both.
    if (flight.current?.key === key) return flight.current.done
    const before = kept.get(key)
    const limit = Math.min(LONGEST, Math.max(PAGE, before?.items.length ?? 0))
    const done = read({ limit, ...(before === undefined ? {} : { etag: before.etag }) }, (page) => {
      if (page.unchanged) return
      kept.set(key, { items: page.items, etag: page.etag, next: page.next })
    }).finally(() => {
      if (flight.current?.done === done) flight.current = null
    })
    flight.current = { key, done }
    return done
  }, [key, read])

  const readOn = useCallback(async () => {
    const before = kept.get(key)
    if (before === undefined || before.next === null) return
    await read({ limit: PAGE, cursor: before.next }, (page) => {
      const known = new Set(before.items.map(({ id }) => id))
      kept.set(key, { ...before, items: [...before.items, ...page.items.filter(({ id }) => !known.has(id))], next: page.next })
    })
  }, [key, read])

  useEffect(() => {
    setFailed(null)
    void refresh()
  }, [refresh])

  const now = kept.get(key)
  return {
    items: now?.items ?? null,
    more: now !== undefined && now.next !== null,
    busy,
    error: failed?.key === key ? failed.error : null,
    refresh,
    readOn,
  }
}
