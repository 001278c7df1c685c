import { foldedLine } from '../kernel/text'
import { BETWEEN, drawnText } from './short-code'

/** Hours for which an invitation can be used: of a colleague, and of the first administrator of a tenant. */
export const INVITATION_HOURS = { colleague: 72, first: 24 } as const

/** Characters of a token: 100 random bits, so that it can be typed and not guessed. */
const LENGTH = 20
const SHAPE = new RegExp(`^[0-9A-HJKMNP-TV-Z]{${LENGTH}}$`)

/** A token from 13 random bytes (100 bits of them are used). Throws on fewer (a bug). */
export const makeInvitation = (random: Uint8Array): string => drawnText(random, LENGTH)

/** As it is shown: `7K3M-9QXD-…`, five groups of four. */
export const showInvitation = (token: string): string => token.match(/.{4}/g)?.join('-') ?? token

/** Reads what was scanned, pasted or typed (any case, spaces, dashes, O for 0, I or L for 1); null when it is no token. */
export function readInvitation(text: string): string | null {
  const folded = foldedLine(text.normalize('NFKC')).replace(/^[^:]*:\s*/, '').toUpperCase().replace(BETWEEN, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return SHAPE.test(folded) ? folded : null
}

/** The words whose keyed hash is kept of a token. */
export const invitationWords = (token: string): string => `invitation|${token}`
