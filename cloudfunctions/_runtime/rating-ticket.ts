import { timingSafeEqual } from 'node:crypto'
import { addMs, type Instant, toInstant, toMs } from '../../shared/kernel/instant'
import type { PersonId } from '../../shared/kernel/ids'
import { toBase64Url } from '../../shared/kernel/sha256'
import { RATING_TICKET_MS } from '../../shared/rating/ticket'
import type { Vault } from '../_ports/vault'

/**
 * A ticket by which whoever is not signed in rates one window, once: 9 characters of base36 (its end, in ms), 22 of its id (128 bits of chance) and 43 of a keyed
 * hash over both and the code it came with (ADR 0021). Nothing is stored of it before it is used, and it says nothing of whoever holds it.
 */
export interface RatingTicket {
  /** Who rates, in `requests`. No person's id has a dot. */
  personId: PersonId
  endsAt: Instant
}

/** Bytes of chance in a ticket. */
export const RATING_TICKET_CHANCE = 16
const SHAPE = /^(([0-9a-z]{9})([\w-]{22}))([\w-]{43})$/
const END_LENGTH = 9

const macOf = (vault: Vault, codeId: string, head: string): string => vault.blind(`rating-ticket|${codeId}|${head}`)

/** A new ticket for that code. `chance`: RATING_TICKET_CHANCE random bytes. */
export function issueRatingTicket(vault: Vault, codeId: string, now: Instant, chance: Uint8Array): string {
  const head = toMs(addMs(now, RATING_TICKET_MS)).toString(36).padStart(END_LENGTH, '0') + toBase64Url(chance)
  return head + macOf(vault, codeId, head)
}

/** Reads a ticket that came with that code; null: it did not, or not from here. Whether it is over is for the caller to ask, after a repeat has got its reply. */
export function readRatingTicket(vault: Vault, codeId: string, text: string): RatingTicket | null {
  const [, head = '', end = '', id = '', mac = ''] = SHAPE.exec(text) ?? []
  if (head === '' || !timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(vault, codeId, head)))) return null
  return { personId: `ticket.${id}`, endsAt: toInstant(parseInt(end, 36)) }
}
