import { chinaDay, type Instant, isRealDay } from '../kernel/instant'

/**
 * 诉求编号: yyMMdd of the China day of filing, 7 random digits, check digit. Not the database id; unique per tenant, drawn again on a
 * clash.
 */
export type CaseNumber = string

/**
 * Damm's quasigroup of order 10 (weakly totally anti-symmetric, zero diagonal): notices every single wrong digit and every swap of
 * neighbours, which neither Luhn (09↔90) nor ISO 7064 MOD 11,10 does for all.
 */
const DAMM = [
  '0317598642', '7092154863', '4206871359', '1750983426', '6123045978',
  '3674209581', '5869720134', '8945362017', '9438617205', '2581436790',
] as const

const damm = (digits: string): number => {
  let interim = 0
  for (const digit of digits) interim = Number(DAMM[interim]?.charAt(Number(digit)))
  return interim
}

/** The number of a case filed at `now`. `randomDigits` are 7 decimal digits drawn by the caller; throws on anything else (a bug). */
export function makeCaseNumber(now: Instant, randomDigits: string): CaseNumber {
  if (!/^\d{7}$/.test(randomDigits)) throw new RangeError('a case number needs 7 random digits')
  const body = chinaDay(now).slice(2).replace(/-/g, '') + randomDigits
  return body + String(damm(body))
}

/** Whether a text is a case number in its stored form: 14 digits, a real date, a fitting check digit. */
export function isCaseNumber(text: string): boolean {
  if (!/^\d{14}$/.test(text)) return false
  const day = `20${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4, 6)}`
  return isRealDay(day) && damm(text) === 0
}

/** As it is shown, in groups that can be read aloud: the day, then four and four. */
export const shownNumber = (number: CaseNumber): string => number.replace(/^(\d{6})(\d{4})(\d{4})$/, '$1 $2 $3')
