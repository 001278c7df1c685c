import { useRef, useState } from 'react'
import type { ActionName, ReplyError } from '@shared/api'
import { call } from '@/cloud/call'
import { keepsRequest, outcomeOf } from '@/data/outcomes'
import { type HeldRequestId, useRequestId } from '@/session/request-id'
import { toast } from '@/ui/feedback'

/** What is acted on: of which flow, which one, the version on the screen. */
export interface ActSubject {
  of: string
  id: string
  version: number
  /** What its id is called on the wire; `<of>Id` when absent. */
  idName?: string
}

/** What every act of every flow answers. */
export interface ActReply {
  number: string
  version: number
  status: string
}

interface Entry {
  seq: number
}

export interface ActOptions<E extends Entry> {
  subject: ActSubject
  /** Reads it again and answers its record; null when that failed. The next tap acts on what it gives. */
  reload: () => Promise<{ trail: readonly E[] } | null>
  /** Said when an act is done. */
  doneWords: (act: string) => string
  onDone: (reply: ActReply) => void
  /** Of the form that is sent; an act without a form has its own. */
  requestId?: HeldRequestId
}

export interface ActRun<E extends Entry = Entry> {
  busy: boolean
  error: ReplyError | null
  /** The last act may or may not have been recorded: the next tap repeats it. */
  unsettled: boolean
  /** What others wrote while this form was open, newest first. */
  newer: E[]
  /** Does the act with this input. The form keeps everything; on success `onDone` is told. */
  submit: (act: string, input: object) => Promise<void>
  /** Starts a new act: forgets what went wrong with the last one, and its request id. */
  reset: () => void
}

/**
 * Doing one act: sends it under one request id that stays the same over retries, and when somebody else was faster reads again and shows
 * what is new, so that the next tap acts on that.
 */
export function useAct<E extends Entry>({ subject, reload, doneWords, onDone, requestId: given }: ActOptions<E>): ActRun<E> {
  const own = useRequestId()
  const requestId = given ?? own
  // An id belongs to one act: used for another, it would be refused.
  const named = useRef<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ReplyError | null>(null)
  const [newer, setNewer] = useState<E[]>([])

  const reset = () => {
    requestId.renew()
    setError(null)
    setNewer([])
  }

  const submit = async (act: string, input: object): Promise<void> => {
    if (busy) return
    if (named.current !== null && named.current !== act) requestId.renew()
    named.current = act
    setBusy(true)
    const { of, id, version, idName = `${of}Id` } = subject
    // Each act has a contract of its own, made from the same fields as the form: one type cannot say which.
    const reply = await call(`${of}.${act}` as ActionName, { [idName]: id, requestId: requestId.current(), seen: version, ...input } as never)
    if (reply.ok) {
      reset()
      setBusy(false)
      toast(doneWords(act))
      onDone(reply.data as unknown as ActReply)
      return
    }
    if (!keepsRequest(reply.error.code)) requestId.renew()
    setError(reply.error)
    if (outcomeOf(reply.error.code) === 'stale') {
      const fresh = await reload()
      if (fresh !== null) setNewer((known) => [...entriesAfter(fresh.trail, version), ...known])
    }
    setBusy(false)
  }

  return { busy, error, unsettled: error !== null && keepsRequest(error.code), newer, submit, reset }
}

/** Every write appends one entry, so the version on the screen is the number of the last entry seen. */
export const entriesAfter = <E extends Entry>(trail: readonly E[], version: number): E[] =>
  trail.filter(({ seq }) => seq > version).sort((a, b) => b.seq - a.seq)
