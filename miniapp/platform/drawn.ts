/** A page draws what is new within this time. */
export const DRAWN_MS = 60
