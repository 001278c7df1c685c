import { MINUTE_MS } from '../kernel/instant'

/** 评价凭证 (rating ticket): comes with the code of a window to whoever is not signed in, and stands for him once. It ends so long after the code was read. */
export const RATING_TICKET_MS = 10 * MINUTE_MS

/** A page asks for another one when its own is as old as this: what remains is for the way there. */
export const RATING_TICKET_FRESH_MS = 8 * MINUTE_MS

/** Refused because the ticket serves no more, and not because of what was rated: with another one the same grade may be sent again. */
export const wantsAnotherRatingTicket = (code: string): boolean => code === 'RATING_TICKET_EXPIRED' || code === 'RATING_TICKET_INVALID'
