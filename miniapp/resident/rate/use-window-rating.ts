import { useMemo, useState } from 'react'
import type { Landing } from '@shared/api/directory-views'
import { RATING_TICKET_FRESH_MS, wantsAnotherRatingTicket } from '@shared/rating/ticket'
import { type RatingRun, useRating } from '@/rating/use-rating'
import { forgetRatingTicket, ratingTicketOf } from './held-ticket'

/** A window as its code opens it. */
export type WindowLanding = Extract<Landing, { kind: 'window' }>

export const windowOf = (landing: Landing | null): WindowLanding | null => (landing?.kind === 'window' ? landing : null)

/**
 * Filling in and sending a rating of the window that this code opened. Whoever is not signed in sends it with the ticket that came with the code; one that is about to
 * end, or has ended, is changed for another by reading the code anew (`reread`), and the grade and the words stay as they are.
 */
export function useWindowRating(code: string, landing: WindowLanding | null, reread: () => Promise<Landing | null>): RatingRun {
  const [changing, setChanging] = useState(false)
  const ticket = landing?.ticket
  // By the device's own clock, which has only to run.
  const cameAt = useMemo(() => Date.now(), [ticket])

  const another = async (): Promise<string | undefined> => {
    setChanging(true)
    try {
      return windowOf(await reread())?.ticket
    } finally {
      setChanging(false)
    }
  }

  const run = useRating(code, async (rate, graded) => {
    const send = (newest: string | undefined) => rate('rating.rateWindow', (requestId) => ({
      ...graded(requestId), code: landing?.code ?? code, ...(newest === undefined ? {} : { ticket: ratingTicketOf(requestId, newest) }),
    }))
    const isOld = ticket !== undefined && Date.now() - cameAt > RATING_TICKET_FRESH_MS
    const reply = await send(isOld ? (await another() ?? ticket) : ticket)
    if (reply?.ok === true) forgetRatingTicket()
    if (ticket === undefined || reply === null || reply.ok || !wantsAnotherRatingTicket(reply.error.code)) return reply
    const newest = await another()
    return newest === undefined ? reply : send(newest)
  })
  return changing ? { ...run, busy: true, error: null } : run
}
