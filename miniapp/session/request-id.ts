import { useRef } from 'react'
import type { RequestId } from '@shared/kernel/ids'

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz'

/**
 * Names one act of one person: 22 characters, unique for that person (the server joins it with who is calling).
 * It need not be unguessable, so it asks for no crypto, which WeChat gives only asynchronously.
 */
export function drawRequestId(): RequestId {
  const time = Date.now().toString(36)
  let chance = ''
  for (let i = 0; i < 22 - time.length - 1; i++) chance += ALPHABET.charAt(Math.floor(Math.random() * ALPHABET.length))
  return `${time}-${chance}`
}

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
