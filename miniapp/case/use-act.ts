import { useRef, useState } from 'react'
import type { InputOf, OutputOf, ReplyError } from '@shared/api'
import type { CaseDetail, EntryView } from '@shared/case/views'
import { call } from '@/cloud/call'
import { ACT_WORDS, actionOf, inputOf, problemsOf, type ActField, type ActForm, type PersonAct } from '@/presenters/acts'
import { isUnsettled, useRequestId } from '@/session/request-id'
import { toast } from '@/ui/feedback'

export type ActReply = OutputOf<'case.accept'>

export interface ActOptions {
  detail: Pick<CaseDetail, 'id' | 'version' | 'trail'>
  /** Reads the case again and answers it; null when that failed. The next tap acts on what it gives. */
  reload: () => Promise<CaseDetail | null>
  onDone: (reply: ActReply) => void
}

export interface ActRun {
  busy: boolean
  /** A sentence per field that is not right yet; empty until the first tap. */
  problems: Partial<Record<ActField, string>>
  error: ReplyError | null
  /** The last act may or may not have been recorded: the next tap repeats it. */
  unsettled: boolean
  /** What others wrote while this form was open, newest first. */
  newer: EntryView[]
  /** Does the act with this form. The form keeps everything; on success `onDone` is told. */
  submit: (act: PersonAct, form: ActForm) => Promise<void>
  /** Starts a new act: forgets what went wrong with the last one, and its request id. */
  reset: () => void
}

/** Refusals that mean: the case is no longer what the screen shows. */
const STALE = ['CASE_CHANGED', 'CASE_WRONG_STATUS', 'CASE_NOT_YOURS', 'REQUEST_ID_REUSED']

/**
 * Doing one act: checks the form, sends it under one request id that stays the same over retries, and when somebody else was faster
 * reads the case again and shows what is new, so that the next tap acts on that.
 */
export function useAct({ detail, reload, onDone }: ActOptions): ActRun {
  const requestId = useRequestId()
  // An id belongs to one act: used for another, it would be refused.
  const named = useRef<PersonAct | null>(null)
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<ActRun['problems']>({})
  const [error, setError] = useState<ReplyError | null>(null)
  const [newer, setNewer] = useState<EntryView[]>([])

  const reset = () => {
    requestId.renew()
    setProblems({})
    setError(null)
    setNewer([])
  }

  const submit = async (act: PersonAct, form: ActForm): Promise<void> => {
    if (busy) return
    const wrong = problemsOf(act, form)
    setProblems(wrong)
    if (Object.keys(wrong).length > 0) return
    if (named.current !== act) requestId.renew()
    named.current = act
    setBusy(true)
    // Each act has its own contract; `inputOf` gives exactly the fields it names, and a test holds the two together.
    const input = inputOf(act, form, { caseId: detail.id, requestId: requestId.current(), seen: detail.version }) as InputOf<'case.accept'>
    const reply = await call(actionOf(act) as 'case.accept', input)
    if (reply.ok) {
      reset()
      setBusy(false)
      toast(ACT_WORDS[act].done)
      onDone(reply.data)
      return
    }
    if (!isUnsettled(reply.error.code) && reply.error.code !== 'INTERNAL') requestId.renew()
    setError(reply.error)
    if (STALE.includes(reply.error.code)) {
      const fresh = await reload()
      if (fresh !== null) setNewer((known) => [...entriesAfter(fresh.trail, detail.version), ...known])
    }
    setBusy(false)
  }

  return { busy, problems, error, unsettled: error !== null && isUnsettled(error.code), newer, submit, reset }
}

/** Every write appends one entry, so the version on the screen is the number of the last entry seen. */
export const entriesAfter = (trail: readonly EntryView[], version: number): EntryView[] =>
  trail.filter(({ seq }) => seq > version).sort((a, b) => b.seq - a.seq)
