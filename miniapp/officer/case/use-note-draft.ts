import { useCallback, useState } from 'react'
import { platform } from '@/platform/platform'

export interface NoteDraft {
  text: string
  visibility: 'public' | 'internal'
}

/** Inside unless it is said otherwise: a note shown by mistake cannot be taken back. */
const EMPTY: NoteDraft = { text: '', visibility: 'internal' }

/** What is being written about a case, kept on this device per person until it is sent, so that a lost network loses nothing. */
export function useNoteDraft(personId: string, caseId: string) {
  const key = `msb.note.${personId}.${caseId}`
  const [draft, setDraft] = useState<NoteDraft>(() => platform.storage.get<NoteDraft>(key) ?? EMPTY)

  const amend = useCallback((change: Partial<NoteDraft>) => {
    setDraft((before) => {
      const next = { ...before, ...change }
      if (next.text === '') platform.storage.remove(key)
      else platform.storage.set(key, next)
      return next
    })
  }, [key])

  return { draft, amend, clear: useCallback(() => amend({ text: '' }), [amend]) }
}
