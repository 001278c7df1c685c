import { addMs, toInstant, toMs, type Instant } from '@shared/kernel/instant'

/** How far the server's clock is ahead of this device's, in ms. A phone set wrong must not show a wrong deadline. */
let aheadMs = 0

/** Learns the server's time from a reply that was just received; anything malformed is ignored. */
export function learnNow(instant: unknown): void {
  if (typeof instant !== 'string' || Number.isNaN(Date.parse(instant))) return
  aheadMs = toMs(instant) - Date.now()
}

/** The present moment as the server sees it; this device's own clock until the server has told its time. */
export const presentInstant = (): Instant => addMs(toInstant(Date.now()), aheadMs)
