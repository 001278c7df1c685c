import { useMemo, useRef, useState } from 'react'
import type { ActionName, InputOf, OutputOf, Reply, ReplyError } from '@shared/api'
import type { RequestId } from '@shared/kernel/ids'
import { call } from '@/cloud/call'
import { keepsRequest, outcomeOf, type Outcome } from './outcomes'
import { ownerNow } from './owner'
import { drawRequestId } from './request-id'

/**
 * Where the ids lie of acts whose outcome is not known yet. By default with the component, and only for as long as the same person looks; a
 * form gives those of its draft (form/use-form.ts), which outlive the page, so that what is found again is sent as the same request.
 */
export interface OpenIds {
  get: (act: string) => RequestId | undefined
  /** Called before anything is sent. */
  set: (act: string, id: RequestId) => void
  /** The outcome is known: the next one is another act. */
  delete: (act: string) => void
  clear: () => void
}

export interface MutationOptions {
  ids?: OpenIds
  /** The screen showed what is no longer so: read again. Waited for before the next tap is taken, so that it acts on what is new. */
  onStale?: (error: ReplyError) => Promise<unknown>
}

export interface Mutation {
  busy: boolean
  /** The act that is on its way; null when none is. */
  busyWith: string | null
  /** Why the last act failed; gone with the next tap, a success or `reset`. */
  error: ReplyError | null
  /** What that failure means (data/outcomes.ts); null without one. */
  outcome: Outcome | null
  /**
   * Does one act and answers the reply. Never rejects. Null: not sent, since one is on its way already (a double tap), or of no interest
   * any more (`reset`, another person, another hat).
   *
   * `input` is given the request id, which stays the same for this `act` until its outcome is known: after `unknown`, `unsettled` and
   * `offline` the next tap sends the same id, whatever was typed meanwhile, so that it happens once. An action whose contract names no
   * request id leaves it alone.
   *
   * `act` names what is done, where one screen does several things by one action (a row of a list: `accept case-1`).
   */
  run: <A extends ActionName>(action: A, input: (requestId: RequestId) => InputOf<A>, act?: string) => Promise<Reply<OutputOf<A>> | null>
  /** Starts anew: forgets what went wrong and every id, and drops the reply that is on its way. */
  reset: () => void
}

interface Run {
  act: string | null
  error: ReplyError | null
}

const IDLE: Run = { act: null, error: null }

/** Doing things: one at a time, each under a request id of its own that the screen never sees. */
export function useMutation(options: MutationOptions = {}): Mutation {
  const [shown, setShown] = useState<Run>(IDLE)
  const latest = useRef(options)
  latest.current = options
  // One set of functions for the life of the component: what is under way is told by `flight`, not by what was drawn last.
  const does = useMemo(() => {
    const own: OpenIds = new Map<string, RequestId>()
    let flight: object | null = null
    const run: Mutation['run'] = async (action, input, act = action) => {
      if (flight !== null) return null
      const mine = flight = {}
      const owner = ownerNow()
      const ids = latest.current.ids ?? own
      const id = ids.get(act) ?? drawRequestId()
      ids.set(act, id)
      setShown({ act, error: null })
      const reply = await call(action, input(id))
      if (flight !== mine) return null
      // While nobody is known yet, whoever turns out to be here is who tapped.
      const same = owner === '' || ownerNow() === owner
      if (!same) own.delete(act)
      else if (reply.ok || !keepsRequest(reply.error.code)) ids.delete(act)
      const error = reply.ok || !same ? null : reply.error
      if (error !== null && outcomeOf(error.code) === 'stale') await latest.current.onStale?.(error)
      if (flight !== mine) return null
      flight = null
      setShown({ act: null, error })
      return same ? reply : null
    }
    const reset = (): void => {
      flight = null
      ;(latest.current.ids ?? own).clear()
      setShown(IDLE)
    }
    return { run, reset }
  }, [])

  return { ...does, busy: shown.act !== null, busyWith: shown.act, error: shown.error, outcome: shown.error === null ? null : outcomeOf(shown.error.code) }
}
