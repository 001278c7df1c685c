import { useCallback, useEffect, useRef, useState } from 'react'
import type { OutputOf, ReplyError } from '@shared/api'
import type { SupervisionView } from '@shared/supervision/contract'
import { call } from '@/cloud/call'

export interface Supervisions {
  /** Null until the first answer. */
  items: SupervisionView[] | null
  mayOrder: boolean
  more: boolean
  busy: boolean
  /** Why the newest read failed; what was read before is kept. */
  error: ReplyError | null
  /** Never rejects. */
  reload: () => Promise<void>
  /** Never rejects. */
  readOn: () => Promise<void>
}

/** 督办 on one case, newest first, read again whenever the case has moved on. An answer that arrives after a newer one was asked for is dropped. */
export function useSupervisions(caseId: string, version: number): Supervisions {
  const [page, setPage] = useState<OutputOf<'supervision.list'> | null>(null)
  const [error, setError] = useState<ReplyError | null>(null)
  const [busy, setBusy] = useState(false)
  const asked = useRef(0)

  const read = useCallback(async (before?: string): Promise<void> => {
    const turn = ++asked.current
    setBusy(true)
    const reply = await call('supervision.list', { caseId, ...(before === undefined ? {} : { before }) })
    if (turn !== asked.current) return
    setBusy(false)
    setError(reply.ok ? null : reply.error)
    if (reply.ok) setPage((known) => (before === undefined || known === null ? reply.data : { ...reply.data, items: [...known.items, ...reply.data.items] }))
  }, [caseId])

  useEffect(() => void read(), [read, version])

  return {
    items: page?.items ?? null,
    mayOrder: page?.mayOrder ?? false,
    more: page !== null && page.next !== null,
    busy,
    error,
    reload: () => read(),
    readOn: async () => { if (page?.next) await read(page.next) },
  }
}
