import { useRef, useState } from 'react'
import type { SubjectView } from '@shared/api/directory-views'
import { askOnce } from '@/data/ask-once'
import { asksAbout, type FilingValues, hasSubject, type Near } from './filing-form'

export interface Mentioned {
  /** Whose name stands in the words and has not been answered for; null: nobody's. */
  open: SubjectView | null
  /** The words were left: looks who stands in them. */
  look: () => void
  /** 不是他. */
  dismiss: (subject: SubjectView) => void
  /** Before it is sent: looks once more. True while somebody has to be answered for. */
  holds: () => Promise<boolean>
}

const keyOf = ({ kind, id }: SubjectView): string => `${kind} ${id}`

/**
 * Whose name stands in a complaint that goes round nobody yet. Asked when the words are left, and again before they are sent; when it cannot be
 * asked, nobody is kept from sending.
 */
export function useMentioned(near: Near, values: FilingValues): Mentioned {
  const [found, setFound] = useState<readonly SubjectView[]>([])
  const [dismissed, setDismissed] = useState<readonly string[]>([])
  const latest = useRef({ values, dismissed })
  latest.current = { values, dismissed }

  const firstOf = (subjects: readonly SubjectView[]): SubjectView | null => {
    const { values: now, dismissed: not } = latest.current
    return asksAbout(now) && !hasSubject(now) ? subjects.find((one) => !not.includes(keyOf(one))) ?? null : null
  }
  const ask = async (): Promise<readonly SubjectView[]> => {
    const { values: now } = latest.current
    if (!asksAbout(now) || hasSubject(now) || now.text.trim() === '') return []
    const reply = await askOnce('directory.mentioned', { text: now.text, ...near })
    const subjects = reply.ok ? reply.data.subjects : []
    setFound(subjects)
    return subjects
  }
  return {
    open: firstOf(found),
    look: () => void ask(),
    dismiss: (subject) => setDismissed((before) => [...before, keyOf(subject)]),
    holds: async () => firstOf(await ask()) !== null,
  }
}
