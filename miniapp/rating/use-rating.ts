import { useState } from 'react'
import type { OutputOf, Reply, ReplyError } from '@shared/api'
import type { RequestId } from '@shared/kernel/ids'
import { RATING_FIELDS } from '@shared/rating/fields'
import { LEVEL_RULES, type Level } from '@shared/rating/levels'
import { type Mutation, useMutation } from '@/data/use-mutation'
import { type FormRun, useForm } from '@/form/use-form'
import type { FormValues } from '@/form/values'
import { platform } from '@/platform/platform'

type Fields = typeof RATING_FIELDS

/** What is sent besides what is rated. */
export interface Graded {
  requestId: RequestId
  level: Level
  reasons: string[]
  text?: string
}

export type RatingReply = OutputOf<'rating.rateWindow'>
/** Sends a rating by `run`, of what is rated. */
export type SendRating = (run: Mutation['run'], graded: (requestId: RequestId) => Graded) => Promise<Reply<RatingReply> | null>

export interface RatingRun {
  form: FormRun<Fields>
  level: Level | null
  choose: (level: Level) => void
  error: ReplyError | null
  busy: boolean
  /** What came back, and for which grade. */
  given: { receipt: RatingReply; level: Level } | null
  submit: () => Promise<void>
  /** What is still asked before it can be sent, at once and not after a tap; null when nothing is. */
  lacking: string | null
}

const levelOf = ({ level }: FormValues<Fields>): Level | null => (level === null ? null : (Number(level) as Level))

const LACKING = '请选一个或写一句原因，好让人去核实'

/** 好差评: a bad grade needs a chip or a sentence, so that somebody can look into it; nothing else is asked. */
const reasonMissing = (values: FormValues<Fields>): { reasons?: string } => {
  const level = levelOf(values)
  const missing = level !== null && LEVEL_RULES[level].bad && values.reasons.length === 0 && values.text.trim() === ''
  return missing ? { reasons: LACKING } : {}
}

/** Filling in and sending one rating of something (`about`, its id or code); a double tap or a retry rates once. */
export function useRating(about: string, send: SendRating): RatingRun {
  const form = useForm({ fields: RATING_FIELDS, draftKey: `rate.${about}`, also: reasonMissing })
  const { run, busy, error } = useMutation({ ids: form.ids })
  const [given, setGiven] = useState<RatingRun['given']>(null)
  const level = levelOf(form.values)

  const submit = async (): Promise<void> => {
    if (level === null || !form.check()) return
    const { reasons = [], text } = form.input()
    const reply = await send(run, (requestId) => ({ requestId, level, reasons, ...(text === undefined ? {} : { text }) }))
    if (reply?.ok !== true) return
    form.done()
    setGiven({ receipt: reply.data, level })
  }
  return {
    form, level, error, busy, given, submit,
    lacking: reasonMissing(form.values).reasons ?? null,
    choose: (next) => {
      form.change({ level: `${next}`, reasons: form.values.reasons.filter((reason) => LEVEL_RULES[next].reasons.includes(reason)) })
      // What is asked about a bad grade stands where the eye is: in elder mode five faces fill the screen.
      if (LEVEL_RULES[next].bad) platform.reveal(form.placeOf('reasons'))
    },
  }
}
