import type { RequestId } from '@shared/kernel/ids'
import { platform } from '@/platform/platform'

const PLACE = 'msb.rating-ticket'

interface Held {
  requestId: RequestId
  ticket: string
}

/**
 * The ticket that a request is sent with: the one it was sent with first, though there is a newer one by now and the page was opened anew. The ticket stands for
 * the person, so with another one the same request would count twice.
 */
export function ratingTicketOf(requestId: RequestId, newest: string): string {
  const held = platform.storage.get<Held>(PLACE)
  if (held?.requestId === requestId) return held.ticket
  platform.storage.set(PLACE, { requestId, ticket: newest } satisfies Held)
  return newest
}

/** It is settled what became of the request. */
export const forgetRatingTicket = (): void => platform.storage.remove(PLACE)
