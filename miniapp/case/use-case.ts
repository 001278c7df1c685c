import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReplyError } from '@shared/api'
import type { CaseDetail } from '@shared/case/views'
import { call } from '@/cloud/call'

export interface OpenCase {
  detail: CaseDetail | null
  /** Why the newest read failed; what was read before is kept. */
  error: ReplyError | null
  /** Reads again and answers what it read; null when that failed. Never rejects. */
  reload: () => Promise<CaseDetail | null>
}

/** One case on the screen. An answer that arrives after a newer one was shown is dropped. */
export function useCase(caseId: string): OpenCase {
  const [detail, setDetail] = useState<CaseDetail | null>(null)
  const [error, setError] = useState<ReplyError | null>(null)
  const asked = useRef(0)

  const reload = useCallback(async (): Promise<CaseDetail | null> => {
    const turn = ++asked.current
    const reply = await call('case.get', { caseId })
    if (turn === asked.current) {
      setError(reply.ok ? null : reply.error)
      if (reply.ok) setDetail(reply.data)
    }
    return reply.ok ? reply.data : null
  }, [caseId])

  useEffect(() => {
    setDetail(null)
    setError(null)
    void reload()
  }, [reload])

  return { detail: detail?.id === caseId ? detail : null, error, reload }
}
