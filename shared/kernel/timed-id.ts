import { toMs, type Instant } from './instant'
import { toBase64Url } from './sha256'

/** Bytes of chance in a timed id. */
export const CHANCE = 10

/**
 * An id of 22 characters: the moment in milliseconds (48 bits), then 80 bits of chance, in the manner of UUIDv7 (RFC 9562 §5.7). What is written
 * on one day so lies side by side in every index that begins with it: a new row costs the same however many are stored. Only where the row
 * tells its moment anyway. Throws RangeError unless `chance` is 10 bytes.
 */
export function timedId(at: Instant, chance: Uint8Array): string {
  if (chance.length !== CHANCE) throw new RangeError(`an id has ${CHANCE} bytes of chance, not ${chance.length}`)
  const bytes = new Uint8Array(6 + CHANCE)
  let rest = toMs(at)
  for (let place = 5; place >= 0; place--) {
    bytes[place] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes.set(chance, 6)
  return toBase64Url(bytes)
}
