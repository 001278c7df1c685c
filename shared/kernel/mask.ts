import { lineOf } from './phone'

const MOBILE = /^(?:\+?86)?(1\d{10})$/

/**
 * A phone as others may see it: a mobile keeps its first 3 and last 4 digits, `138****0000` (design: personal data).
 * Any other number keeps at most its last 2 digits: a short or fixed number would be guessed from seven.
 */
export function maskPhone(phone: string): string {
  const compact = lineOf(phone).replace(/[\s()（）-]/g, '')
  const mobile = MOBILE.exec(compact)?.[1]
  if (mobile) return `${mobile.slice(0, 3)}****${mobile.slice(-4)}`
  return compact.length >= 6 ? `****${compact.slice(-2)}` : '****'
}

/**
 * A person's name as others may see it: the first character and one star whatever the length, 「王*」. A name of one character shows
 * nothing.
 */
export function maskName(name: string): string {
  const [first, second] = Array.from(name.trim())
  return first !== undefined && second !== undefined ? `${first}*` : '*'
}
