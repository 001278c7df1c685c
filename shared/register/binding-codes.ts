import { foldedLine } from '../kernel/text'
import { BETWEEN, drawnText, makeShortCode, parseShortCode } from './short-code'
import { COMPANY_CODE } from './company-code'

/** Characters of the token of a link: 130 random bits. */
const LENGTH = 26
const TOKEN = new RegExp(`^[0-9A-HJKMNP-TV-Z]{${LENGTH}}$`)
/** What an officer's phone shows: its end, who shows it, of which company, and a keyed hash. */
const FACE = /^[0-9a-z]{9}[\w-]{1,64}~[\w.:@-]{1,64}~[\w-]{43}$/

/** Bytes of chance that both parts of an invitation take. */
export const INVITED_CHANCE = 22

/** The token of the link and what is typed instead, from random bytes; neither tells anything of the other. */
export const drawInvitation = (random: Uint8Array): { token: string; typed: string } => ({ token: drawnText(random.subarray(0, 17), LENGTH), typed: makeShortCode(random.subarray(17)) })

/** What was scanned, pasted or typed: an invitation by its link or in its short form, or the code on an officer's phone. Null: none of them. */
export type CompanyCode = { link: string } | { typed: string } | { face: string }
export function readCompanyCode(text: string): CompanyCode | null {
  const line = foldedLine(text.normalize('NFKC'))
  const whole = line.startsWith(COMPANY_CODE) ? line.slice(COMPANY_CODE.length) : line
  if (FACE.test(whole)) return { face: whole }
  const typed = whole.toUpperCase().replace(BETWEEN, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  if (TOKEN.test(typed)) return { link: typed }
  const short = parseShortCode(whole)
  return short.ok ? { typed: short.value } : null
}

/** The words whose keyed hash is kept of each. */
export const linkWords = (token: string): string => `company invitation|${token}`
export const typedWords = (typed: string): string => `company invitation, typed|${typed}`
