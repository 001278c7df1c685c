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

/**
 * After these nobody knows whether it was done, or nothing was: pressing again must send the same request under the same id, so that it
 * happens once. OFFLINE, TIMEOUT and BAD_REPLY are this side's own words for it (cloud/call.ts).
 */
const UNSETTLED = ['OFFLINE', 'TIMEOUT', 'BAD_REPLY', 'FUNCTION_TIMEOUT', 'OUTCOME_UNKNOWN', 'BUSY', 'OUTAGE']

/** Whether a refusal leaves the request to be sent again as it is. Every other refusal has settled it. */
export const isUnsettled = (code: string): boolean => UNSETTLED.includes(code)

/** Above the words of a failure: `failed` would be wrong where it may have been done. */
export const failureTitle = (code: string, failed: string): string =>
  (['TIMEOUT', 'FUNCTION_TIMEOUT', 'OUTCOME_UNKNOWN'].includes(code) ? '还不知道办成没有' : failed)

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
