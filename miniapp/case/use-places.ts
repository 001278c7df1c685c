import { useEffect, useState } from 'react'
import type { ReplyError } from '@shared/api'
import { call } from '@/cloud/call'
import type { Colleagues, Places } from '@/presenters/targets'

export interface Loaded<T> {
  data: T | null
  error: ReplyError | null
  retry: () => void
}

/** Reads once when `wanted`, and again on `retry`. */
function useLoaded<T>(wanted: boolean, key: string, read: () => Promise<{ ok: true, data: T } | { ok: false, error: ReplyError }>): Loaded<T> {
  const [answer, setAnswer] = useState<{ key: string, data: T | null, error: ReplyError | null } | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    if (!wanted) return undefined
    let current = true
    void read().then((reply) => {
      if (current) setAnswer(reply.ok ? { key, data: reply.data, error: null } : { key, data: null, error: reply.error })
    })
    return () => {
      current = false
    }
    // What is read is told by the key.
  }, [wanted, key, attempt])
  const mine = answer?.key === key ? answer : null
  return {
    data: mine?.data ?? null,
    error: mine?.error ?? null,
    retry: () => {
      setAnswer(null)
      setAttempt((count) => count + 1)
    },
  }
}

/** Units and officers that a case may be sent to. */
export const usePlaces = (wanted: boolean): Loaded<Places> => useLoaded(wanted, 'places', () => call('directory.units', {}))

/** Members of one unit. */
export const useColleagues = (unitId: string | null): Loaded<Colleagues> =>
  useLoaded(unitId !== null, unitId ?? '', async () => {
    const reply = await call('directory.colleagues', { unitId: unitId ?? '' })
    return reply.ok ? { ok: true, data: reply.data.people } : reply
  })
