import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReplyError } from '@shared/api'
import { call } from '@/cloud/call'
import type { Board } from '@/presenters/board'
import { learnNow } from '@/session/now'

export interface OpenBoard {
  board: Board | null
  /** Why the newest read failed; what was read before is kept. */
  error: ReplyError | null
  /** Never rejects. */
  refresh: () => Promise<void>
}

/** The board of one area. `areaId` null: nothing is read. */
export function useBoard(areaId: string | null): OpenBoard {
  const [state, setState] = useState<{ areaId: string, board: Board } | null>(null)
  const [error, setError] = useState<ReplyError | null>(null)
  const asked = useRef(0)

  const refresh = useCallback(async (): Promise<void> => {
    if (areaId === null) return
    const turn = ++asked.current
    const reply = await call('case.board', { areaId })
    if (turn !== asked.current) return
    setError(reply.ok ? null : reply.error)
    if (!reply.ok) return
    learnNow(reply.data.now)
    setState({ areaId, board: reply.data })
  }, [areaId])

  useEffect(() => void refresh(), [refresh])

  return { board: state?.areaId === areaId ? state.board : null, error, refresh }
}
