import { useRef } from 'react'
import type { RequestId } from '@shared/kernel/ids'
import { drawRequestId } from '@/data/request-id'

// The forms that still hold their request id themselves; with `useMutation` (data/use-mutation.ts) in its place this file goes.
export interface HeldRequestId {
  /** The id of the act that is being prepared; the same over taps and retries until `renew`. */
  current: () => RequestId
  /** Continue an act that was begun before (a draft). */
  keep: (id: RequestId) => void
  /** The act is done, or its id was used up: the next one is another act. */
  renew: () => void
}

/** Holds one request id for a form, so that a double tap or a retry after a lost reply is the same act. */
export function useRequestId(): HeldRequestId {
  const held = useRef<HeldRequestId>(undefined)
  held.current ??= holdRequestId()
  return held.current
}

/** The holder itself, for use outside a component. */
export function holdRequestId(): HeldRequestId {
  let id = drawRequestId()
  return {
    current: () => id,
    keep: (known) => { id = known },
    renew: () => { id = drawRequestId() },
  }
}
