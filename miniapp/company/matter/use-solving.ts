import { useState } from 'react'
import type { ReplyError } from '@shared/api'
import { useMutation } from '@/data/use-mutation'

export interface Solving {
  /** It was enough, and has not been taken back; null: nothing was said. */
  solvedId: string | null
  busy: boolean
  error: ReplyError | null
  solve: () => Promise<void>
  undo: () => Promise<void>
}

/** 这样就能办, and taking it back. */
export function useSolving(matterId: string): Solving {
  const { run, busy, error } = useMutation()
  const [solvedId, setSolvedId] = useState<string | null>(null)
  return {
    solvedId, busy, error,
    async solve() {
      const reply = await run('matter.solve', (requestId) => ({ requestId, matterId }))
      if (reply?.ok === true) setSolvedId(reply.data.solvedId)
    },
    async undo() {
      if (solvedId === null) return
      const reply = await run('matter.unsolve', (requestId) => ({ requestId, solvedId }))
      if (reply?.ok === true) setSolvedId(null)
    },
  }
}
