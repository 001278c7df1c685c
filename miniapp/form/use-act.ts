import { useRef, useState } from 'react'
import type { ActionName, ReplyError } from '@shared/api'
import type { Outcome } from '@/data/outcomes'
import { type OpenIds, useMutation } from '@/data/use-mutation'
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
  /** Told of a refusal with what was sent: the form marks what is at fault. */
  blame?: (error: ReplyError, sent: object) => unknown
  /** Of the form that is sent; an act without a form has its own. */
  ids?: OpenIds
}

export interface ActRun<E extends Entry = Entry> {
  busy: boolean
  error: ReplyError | null
  /** What that failure means (data/outcomes.ts); null without one. */
  outcome: Outcome | null
  /** What others wrote while this form was open, newest first. */
  newer: E[]
  /** Does the act with this input. The form keeps everything; on success `onDone` is told. */
  submit: (act: string, input: object) => Promise<void>
  /** Starts a new act: forgets what went wrong with the last one, and its request id. */
  reset: () => void
}

/** Doing one act of any flow: when somebody else was faster, reads again and shows what is new, so that the next tap acts on that. */
export function useAct<E extends Entry>({ subject, reload, doneWords, onDone, ids, blame }: ActOptions<E>): ActRun<E> {
  const [newer, setNewer] = useState<E[]>([])
  const sentAt = useRef(subject.version)
  const mutation = useMutation({
    ...(ids === undefined ? {} : { ids }),
    onStale: async () => {
      const fresh = await reload()
      if (fresh !== null) setNewer((known) => [...entriesAfter(fresh.trail, sentAt.current), ...known])
    },
  })
  const { busy, error, outcome } = mutation

  const submit = async (act: string, input: object): Promise<void> => {
    if (busy) return
    const { of, id, version, idName = `${of}Id` } = subject
    sentAt.current = version
    // Each act has a contract of its own, made from the same fields as the form: one type cannot say which.
    const reply = await mutation.run(`${of}.${act}` as ActionName, (requestId) => ({ [idName]: id, requestId, seen: version, ...input }), `${act} ${id}`)
    if (reply?.ok === false) blame?.(reply.error, input)
    if (reply?.ok !== true) return
    setNewer([])
    toast(doneWords(act))
    onDone(reply.data as unknown as ActReply)
  }
  const reset = (): void => {
    mutation.reset()
    setNewer([])
  }
  return { busy, error, outcome, newer, submit, reset }
}

/** Every write appends one entry, so the version on the screen is the number of the last entry seen. */
const entriesAfter = <E extends Entry>(trail: readonly E[], version: number): E[] =>
  trail.filter(({ seq }) => seq > version).sort((a, b) => b.seq - a.seq)
