import { err, ok, type Result } from '../kernel/result'
import { foldedLine } from '../kernel/text'

/**
 * A code for typing where there is no camera: 7 characters and a check character, printed `7K3M-9QXD`, stored without the dash.
 * It selects, as a scan does, and grants nothing. 35 random bits: guessing is held off by the rate limit of the look-up, not by length.
 */
export type ShortCode = string

/** Crockford's alphabet: no I, L, O (they look like 1 and 0) and no U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** What people put between or around characters, dashes of every kind. */
export const BETWEEN = /[\s\-\u2010-\u2015\u2212\u2500~一ー_.,，。、·'"“”‘’「」()[\]【】]/g
const SHAPE = /^[0-9A-HJKMNP-TV-Z]{8}$/

/**
 * The code read as a polynomial over GF(32) (x⁵ + x² + 1), evaluated at the generator. A valid code gives 0. Position weights are distinct
 * powers of the generator, so any single wrong character and any swap of two characters give something else.
 */
function syndrome(code: string): number {
  let sum = 0
  for (const character of code) {
    const shifted = sum << 1
    sum = (shifted & 32 ? shifted ^ 37 : shifted) ^ ALPHABET.indexOf(character)
  }
  return sum
}

/** So many characters of the alphabet, 5 bits each, from random bytes. Throws when they are too few (a bug). */
export function drawnText(random: Uint8Array, length: number): string {
  if (random.length * 8 < length * 5) throw new RangeError(`${length} characters need ${Math.ceil((length * 5) / 8)} random bytes`)
  let text = ''
  for (let i = 0; i < length; i++) {
    const bit = i * 5
    const pair = ((random[bit >> 3] ?? 0) << 8) | (random[(bit >> 3) + 1] ?? 0)
    text += ALPHABET.charAt((pair >> (11 - (bit & 7))) & 31)
  }
  return text
}

/** A code from 5 random bytes (the first 35 bits are used). Throws on fewer (a bug). */
export function makeShortCode(random: Uint8Array): ShortCode {
  const body = drawnText(random, 7)
  return body + ALPHABET.charAt(syndrome(`${body}0`))
}

/** As printed: `7K3M-9QXD`. */
export const formatShortCode = (code: ShortCode): string => `${code.slice(0, 4)}-${code.slice(4)}`

/**
 * Reads what somebody typed or pasted: any case, full-width, spaces, dashes and quotes, 编号 before it, O for 0, I or L for 1. One mistyped or two swapped characters are
 * refused.
 */
export function parseShortCode(text: string): Result<ShortCode, { readonly code: 'SHORT_CODE_MALFORMED' | 'SHORT_CODE_CHECK_FAILED' }> {
  const code = foldedLine(text.normalize('NFKC')).replace(/^[^:]*编号\s*:?/, '').toUpperCase().replace(BETWEEN, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  if (!SHAPE.test(code)) return err({ code: 'SHORT_CODE_MALFORMED' })
  return syndrome(code) === 0 ? ok(code) : err({ code: 'SHORT_CODE_CHECK_FAILED' })
}
