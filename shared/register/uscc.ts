import { err, ok, type Result } from '../kernel/result'

/** 统一社会信用代码, 18 characters (GB 32100-2015): letters I O S V Z are not used. */
export type Uscc = string
export type UsccError = { readonly code: 'USCC_MALFORMED' | 'USCC_CHECK_FAILED' }

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const BODY = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{9}$/

/** Full-width characters folded, letters raised, spaces and dashes taken out: what people type and paste. Does not validate. */
export const normaliseUscc = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

/** Check character of the first 17: weights 3^i mod 31, which notices any single wrong character. */
function checkCharacter(body: string): string {
  let sum = 0
  let weight = 1
  for (const character of body) {
    sum += ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/**
 * Reads a code as typed. USCC_MALFORMED: not 18 characters of the alphabet; USCC_CHECK_FAILED: the last one does not fit, so one is
 * mistyped.
 */
export function parseUscc(text: string): Result<Uscc, UsccError> {
  const code = normaliseUscc(text)
  const body = code.slice(0, 17)
  if (code.length !== 18 || !BODY.test(body) || !ALPHABET.includes(code.charAt(17))) return err({ code: 'USCC_MALFORMED' })
  return checkCharacter(body) === code.charAt(17) ? ok(code) : err({ code: 'USCC_CHECK_FAILED' })
}

/** Whether a text is already a valid code in its stored form. */
export function isUscc(text: string): boolean {
  const parsed = parseUscc(text)
  return parsed.ok && parsed.value === text
}

/**
 * Completes 17 characters (registering authority, kind, 6-digit area, 9-character body) with their check character. Throws on others (a
 * bug).
 */
export function makeUscc(body: string): Uscc {
  if (!BODY.test(body)) throw new RangeError(`not the first 17 characters of a credit code: ${body}`)
  return body + checkCharacter(body)
}

/** Weights of the organisation code inside (GB 11714): its last character checks the eight before it. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Completes the first eight characters of an organisation code with their check character (GB 11714). */
export function withOrganisationCheck(body: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, at) => total + weight * ORGANISATION_ALPHABET.indexOf(body.charAt(at)), 0)
  const check = (11 - (sum % 11)) % 11
  return `${body}${check === 10 ? 'X' : check}`
}

/** Does the organisation code inside (characters 9 to 17) carry its own check character? Some that were given out do not: worth a look, never a refusal. */
export const organisationCodeFits = (uscc: Uscc): boolean => withOrganisationCheck(uscc.slice(8, 16)) === uscc.slice(8, 17)
