import { addMs, type Instant, MINUTE_MS } from '../kernel/instant'

/** A number that was verified longer ago may be somebody else's by now: then it is no proof of who somebody is. */
const FRESH_MS = 30 * MINUTE_MS
export const isFreshPhone = (verifiedAt: Instant, now: Instant): boolean => verifiedAt >= addMs(now, -FRESH_MS)
