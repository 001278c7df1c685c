import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { call } from '@/cloud/call'
import type { ActionName, InputOf, OutputOf, ReplyError } from '@/cloud/contract'
import { drawTurn, drop, keep, keptAt, onKept, restore, store } from './kept'
import { useOwner } from './owner'

export interface QueryOptions<A extends ActionName> {
  /** Who reads, so that nobody sees what another one read. Default: whoever is signed in, in the hat that is on. Named where that need not be known yet. */
  owner?: string
  /** How long an answer is shown again at once: while the page is open, in this run, or after a restart too. Default: this run. */
  keepFor?: 'page' | 'run' | 'restart'
  /** What is sent besides and does not make it another query: an etag, a length. */
  besides?: (before: OutputOf<A> | undefined) => Partial<InputOf<A>>
  /** Reads what an answer lacks, before it takes the place of the one that is shown. */
  complete?: (answer: OutputOf<A>, before: OutputOf<A>) => Promise<OutputOf<A>>
  /** Told of each answer, also of one that says that nothing has changed. */
  learn?: (answer: OutputOf<A>, turn: number) => void
}

export interface Query<T> {
  /** Null until the first answer; afterwards what was read last, also while it is read again or when that fails. */
  data: T | null
  /** Why the newest read failed. */
  error: ReplyError | null
  busy: boolean
  /** Names the query in what is kept. */
  key: string
  /** Reads again; joins a read that is under way. Answers what was read, null when that failed. Never rejects. */
  refresh: () => Promise<T | null>
  /** The same after something was changed: a read that is under way may have looked before the change, so it is not joined. */
  reread: () => Promise<T | null>
}

const isUnchanged = (answer: unknown): boolean => (answer as { unchanged?: unknown }).unchanged === true

/** Something the server can be asked for, as a page shows it. `input` null: nothing is read. A query is told by the words of its input, not by the object. */
export function useQuery<A extends ActionName>(action: A, input: InputOf<A> | null, options: QueryOptions<A> = {}): Query<OutputOf<A>> {
  type Answer = OutputOf<A>
  const { keepFor = 'run' } = options
  const known = useOwner()
  const owner = options.owner ?? known
  const page = useRef(0)
  if (keepFor === 'page' && page.current === 0) page.current = drawTurn()
  const key = input === null ? '' : `${page.current} ${owner} ${action} ${JSON.stringify(input)}`
  const now = useRef({ key, options })
  now.current = { key, options }

  // Before the first drawing of this query, so that its rows stand at once.
  useMemo(() => { if (keepFor === 'restart' && key !== '') restore(owner, key) }, [key])
  const kept = useSyncExternalStore(onKept, () => keptAt<Answer>(key), () => keptAt<Answer>(key))
  const [state, setState] = useState<{ key: string, busy: boolean, error: ReplyError | null }>({ key: '', busy: false, error: null })
  const newest = useRef(0)
  const flight = useRef<{ key: string, done: Promise<Answer | null> } | null>(null)

  const read = useCallback(async (): Promise<Answer | null> => {
    if (input === null) return null
    const turn = drawTurn()
    newest.current = turn
    // With nothing to show, trying again looks like the first try.
    setState((before) => ({ key, busy: true, error: before.key === key && keptAt(key) !== undefined ? before.error : null }))
    const { besides, complete, learn } = now.current.options
    const reply = await call(action, { ...input, ...besides?.(keptAt<Answer>(key)?.value) })
    let answer: Answer | null = null
    if (reply.ok) {
      const before = keptAt<Answer>(key)
      const unchanged = isUnchanged(reply.data) && before !== undefined
      answer = unchanged ? before.value : before === undefined || complete === undefined ? reply.data : await complete(reply.data, before.value)
      learn?.(reply.data, turn)
      // A page's own answer is kept only as long as the page asks for it.
      const wanted = keepFor !== 'page' || now.current.key === key
      if (wanted && keep(key, answer, turn) && keepFor === 'restart' && !unchanged) store(owner, key, answer)
    }
    if (turn === newest.current && now.current.key === key) setState({ key, busy: false, error: reply.ok ? null : reply.error })
    return answer
  }, [key])

  const reread = useCallback((): Promise<Answer | null> => {
    const done = read().finally(() => {
      if (flight.current?.done === done) flight.current = null
    })
    flight.current = { key, done }
    return done
  }, [key, read])
  // A page that is mounted and shown asks twice at the same moment; one answer serves both.
  const refresh = useCallback(() => (flight.current?.key === key ? flight.current.done : reread()), [key, reread])

  useEffect(() => {
    void refresh()
    return () => {
      if (keepFor === 'page') drop(key)
    }
  }, [key, refresh])

  const mine = state.key === key
  return { data: key === '' ? null : kept?.value ?? null, error: mine ? state.error : null, busy: mine && state.busy, key, refresh, reread }
}
