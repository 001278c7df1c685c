import { useState } from 'react'
import type { OutputOf, Reply, ReplyError } from '@shared/api'
import { LEVEL_RULES, type Level } from '@shared/rating/levels'
import { useRequestId } from '@/session/request-id'

export interface RatingForm {
  level: Level | null
  reasons: readonly string[]
  text: string
}

/** What is sent besides what is rated. */
export interface Graded {
  requestId: string
  level: Level
  reasons: string[]
  text: string
}

export type RatingReply = OutputOf<'rating.rateWindow'>

export interface RatingRun {
  form: RatingForm
  choose: (level: Level) => void
  setReasons: (reasons: readonly string[]) => void
  setText: (text: string) => void
  /** A bad grade still lacks its reason; empty until the first tap. */
  problem: string | undefined
  error: ReplyError | null
  busy: boolean
  receipt: RatingReply | null
  submit: () => Promise<void>
}

const EMPTY: RatingForm = { level: null, reasons: [], text: '' }

/** 好差评: a bad grade needs a chip or a sentence, so that somebody can look into it; nothing else is asked. */
export const reasonMissing = ({ level, reasons, text }: RatingForm): boolean =>
  level !== null && LEVEL_RULES[level].bad && reasons.length === 0 && text.trim() === ''

/** Filling in and sending one rating; a double tap or a retry rates once. */
export function useRating(send: (graded: Graded) => Promise<Reply<RatingReply>>): RatingRun {
  const requestId = useRequestId()
  const [form, setForm] = useState(EMPTY)
  const [problem, setProblem] = useState<string>()
  const [error, setError] = useState<ReplyError | null>(null)
  const [busy, setBusy] = useState(false)
  const [receipt, setReceipt] = useState<RatingReply | null>(null)

  const submit = async (): Promise<void> => {
    if (form.level === null || busy) return
    if (reasonMissing(form)) return setProblem('请选一个或写一句原因，好让人去核实')
    setBusy(true)
    setError(null)
    const reply = await send({ requestId: requestId.current(), level: form.level, reasons: [...form.reasons], text: form.text })
    setBusy(false)
    if (reply.ok) return setReceipt(reply.data)
    if (reply.error.code === 'REQUEST_ID_REUSED') requestId.renew()
    setError(reply.error)
  }
  return {
    form,
    choose: (level) => {
      setProblem(undefined)
      setForm((before) => ({ ...before, level, reasons: before.reasons.filter((reason) => LEVEL_RULES[level].reasons.includes(reason)) }))
    },
    setReasons: (reasons) => { setProblem(undefined); setForm((before) => ({ ...before, reasons })) },
    setText: (text) => { setProblem(undefined); setForm((before) => ({ ...before, text })) },
    problem, error, busy, receipt, submit,
  }
}
