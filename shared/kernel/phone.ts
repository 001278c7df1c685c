import { foldedLine } from './text'

/**
 * A telephone number as people paste it, read into one form: `13800138000`, `057188888888`, `4001234567`, `95588`, `+85212345678`, each with
 * `,801` behind it where there is an extension. That form is kept, compared by its hash, and dialled: a comma is the pause before an extension.
 */
export const PHONE_PROBLEMS = ['INPUT_PHONE_TWO', 'INPUT_PHONE_OTHER', 'INPUT_PHONE_AREA', 'INPUT_PHONE_SHORT', 'INPUT_PHONE_LONG'] as const
export type PhoneProblem = (typeof PHONE_PROBLEMS)[number]
export type ParsedPhone = { ok: true; number: string } | { ok: false; problem: PhoneProblem }

/** No number is longer, whatever was written around it; what is, is not read to its end. */
const LONGEST = 100

/** What people write before a number, and what they add behind it that is no number. */
const LABEL = /^(?:联系|办公|公司|家庭)?(?:电话|手机|座机|固话|热线|号码|tel|phone|mobile)(?:号码|号)?\.?\s*:?\s*/i
const ASIDE = /\s*[([【][^\d()[\]【】]*[)\]】]\s*$/
/** Dashes of every kind, after NFKC; and what a reader of pictures makes of one: 一, ー. */
const DASHES = /[\u2010-\u2015\u2043\u2212\u2500~\u301C]/g
const READ_AS_DASH = /(\d\s?)[一ー](?=\s?\d)/g
const EXTENSION = /\s*(?:,+|;|#|x|ext\.?|转|\u8f49|分机号?|\u5167\u7dda|内线)(?:\s*(?:转|分机号?|:|\.|-|,))*\s*(\d{1,6})\)?$/i
const LAST_GROUP = /^(.*\d.*)-\s*(\d{1,5})$/
const MARKS = /[\s\-()[\].·•_/]/g
const SEVERAL = /[/、;,|\\]|或者?|和|及|\s{2,}|\n/

/** Of the mainland: mobiles; area codes, and numbers with one. */
export const MOBILE = /^1[3-9]\d{9}$/
export const AREA = '0(?:10|2\\d|[3-9]\\d{2})'
export const FIXED = new RegExp(`^${AREA}(?:[1-9]\\d{6,7}|12\\d{3}|9[56]\\d{3,4})$`)
const SHORT_NUMBER = /^(?:[48]00\d{7}|95\d{3,6}|96\d{3,4}|12\d{3})$/
const isOurs = (digits: string): boolean => MOBILE.test(digits) || FIXED.test(digits) || SHORT_NUMBER.test(digits)
/** Of these the length is known; of elsewhere only that there are 8 to 15 digits. */
const NEAR = { 852: /^\d{8}$/, 853: /^\d{8}$/, 886: /^[2-9]\d{7,8}$/ } as const

function ofChina(digits: string): string | null {
  if (isOurs(digits)) return digits
  if (/^01[3-9]\d{9}$/.test(digits)) return digits.slice(1)
  return null
}

function ofElsewhere(digits: string): string | null {
  if (digits.startsWith('86')) return ofChina(digits.slice(2)) ?? (/^86[1-9]/.test(digits) ? ofChina(`0${digits.slice(2)}`) : null)
  const code = digits.slice(0, 3)
  if (Object.hasOwn(NEAR, code)) {
    const rest = digits.slice(3).replace(code === '886' ? /^0/ : /^$/, '')
    return NEAR[code as unknown as keyof typeof NEAR].test(rest) ? `+${code}${rest}` : null
  }
  return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : null
}

/** One number without an extension, null when it is none. */
function numberOf(text: string): string | null {
  const compact = text.replace(/^\(\+/, '+(').replace(/^(\+.*?)\(0\)/, '$1').replace(MARKS, '')
  const [, sign = '', digits = ''] = /^(\+|00)?(\d+)$/.exec(compact) ?? []
  if (digits === '') return null
  if (sign !== '') return ofElsewhere(digits)
  // 86 before a mobile or an area code, 852 and the like before eight digits: nobody types the sign.
  return ofChina(digits) ?? (/^(?:86|852|853|886)\d{8,12}$/.test(digits) ? ofElsewhere(digits) : null)
}

function wholeOf(text: string): string | null {
  const number = text.includes('/') ? null : numberOf(text)
  if (number !== null) return number
  const [found, extension = ''] = EXTENSION.exec(text) ?? []
  const [, head = '', last = ''] = LAST_GROUP.exec(text) ?? []
  const main = found === undefined ? numberOf(head) : numberOf(text.slice(0, -found.length))
  return main === null ? null : `${main},${found === undefined ? last : extension}`
}

/** Digits only, with or without a +: how many there are and what they begin with. */
function problemOfDigits(digits: string): PhoneProblem {
  const { length } = digits
  if (digits.startsWith('+')) return length < 9 ? 'INPUT_PHONE_SHORT' : length > 16 ? 'INPUT_PHONE_LONG' : 'INPUT_PHONE_OTHER'
  if (/^[01]/.test(digits)) return length < 11 ? 'INPUT_PHONE_SHORT' : length > (/^0[3-9]/.test(digits) ? 12 : 11) ? 'INPUT_PHONE_LONG' : 'INPUT_PHONE_OTHER'
  return length < 7 ? 'INPUT_PHONE_SHORT' : length > 11 ? 'INPUT_PHONE_LONG' : 'INPUT_PHONE_AREA'
}

const several = (text: string, between: RegExp): boolean => text.split(between).filter((part) => part.replace(/\D/g, '').length >= 7).length > 1

function problemOf(text: string): PhoneProblem {
  if (several(text, SEVERAL) || several(text, /\s+/)) return 'INPUT_PHONE_TWO'
  const rest = text.replace(EXTENSION, '').replace(MARKS, '').replace(/^(?:\+|00)86/, '')
  if (!/^\+?\d+$/.test(rest)) return 'INPUT_PHONE_OTHER'
  return rest.length >= 22 && isOurs(rest.slice(0, 11)) ? 'INPUT_PHONE_TWO' : problemOfDigits(rest)
}

/** What was typed or pasted, read; else why it is no number that can be called. */
export function parsePhone(pasted: string): ParsedPhone {
  const text = foldedLine(pasted.slice(0, LONGEST).replace(/\n+/g, '  ').normalize('NFKC').replace(DASHES, '-').replace(READ_AS_DASH, '$1-')).replace(LABEL, '').replace(ASIDE, '').trim()
  const number = pasted.length < LONGEST ? wholeOf(text) : null
  return number === null ? { ok: false, problem: problemOf(text) } : { ok: true, number }
}

/** As it is kept: the one form where it can be read, else as it stands. It is also what a tap dials. */
export function keptPhone(pasted: string): string {
  const parsed = parsePhone(pasted)
  return parsed.ok ? parsed.number : pasted.trim()
}

/** Without its extension: what two numbers are compared by, and whose last digits they are. */
export const lineOf = (kept: string): string => kept.split(',')[0] ?? kept
