import { AREA, FIXED, MOBILE, parsePhone } from './phone'

const COUNTRY = /^\+(852|853|886|1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d+)$/
const threes = (digits: string): string => digits.replace(/(\d{3})(?=\d{3})/g, '$1 ')
const fours = (digits: string): string => digits.replace(/(\d)(?=(?:\d{4})+$)/g, '$1 ')

function grouped(number: string): string {
  if (MOBILE.test(number)) return `${number.slice(0, 3)} ${fours(number.slice(3))}`
  if (/^[48]00\d{7}$/.test(number)) return `${number.slice(0, 3)}-${number.slice(3, 6)}-${number.slice(6)}`
  const fixed = new RegExp(`^(${AREA})(\\d+)$`).exec(number)
  if (fixed && FIXED.test(number)) return `${fixed[1]}-${fixed[2]!.length < 7 ? fixed[2] : fours(fixed[2]!)}`
  const [, country, rest] = COUNTRY.exec(number) ?? []
  return country === undefined || rest === undefined ? number : `+${country} ${rest.length === 8 ? fours(rest) : threes(rest)}`
}

/** As it is shown: in groups that can be read aloud, the extension behind 转; what cannot be read stands as it is. */
export function shownPhone(kept: string): string {
  const parsed = parsePhone(kept)
  if (!parsed.ok) return kept
  const [number = '', extension] = parsed.number.split(',')
  return extension === undefined ? grouped(number) : `${grouped(number)} 转 ${extension}`
}
