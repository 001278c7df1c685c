import type { Cell } from './cell'

/** Digits a spreadsheet keeps of a number; what it shows and stores beyond them is zeros or noise. */
const KEPT_DIGITS = 15

/** A decimal with an exponent in full: '9.1E+3' is '9100'. Null = not a number as spreadsheets write them. */
function inFull(raw: string): { sign: string; whole: string; fraction: string; short: boolean } | null {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,3}))?$/.exec(raw)
  if (!match || `${match[2]}${match[3]}` === '') return null
  const [, sign = '', before = '', after = '', exponent] = match
  const digits = before + after
  const point = before.length + Number(exponent ?? 0)
  const whole = point <= 0 ? '' : digits.slice(0, point).padEnd(point, '0')
  const fraction = point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point)
  return { sign: sign === '-' ? '-' : '', whole: whole.replace(/^0+(?=.)/, '') || '0', fraction: fraction.replace(/0+$/, ''), short: exponent !== undefined }
}

const written = (number: { sign: string; whole: string; fraction: string }): string => {
  const text = number.fraction === '' ? number.whole : `${number.whole}.${number.fraction}`
  return /[1-9]/.test(text) ? number.sign + text : text
}

/** A number as it is stored, as its digits: no exponent, no noise of floating point ('0.30000000000000004' is '0.3'), no decimals that say nothing. */
export function numberCell(raw: string): Cell | null {
  const number = inFull(raw)
  if (!number) return null
  const folded = number.short ? 'scientific' : 'number'
  if (number.whole.length > KEPT_DIGITS) return { text: written({ ...number, fraction: '' }), folded, lossy: true }
  const rounded = number.fraction === '' ? number : inFull(Number(raw).toPrecision(KEPT_DIGITS))
  return { text: written(rounded ?? number), folded }
}

/** What spreadsheets write into a csv in place of a long number: its last digits are gone. */
const SHORTENED = /^-?[1-9](?:\.\d+)?E\+\d{2,3}$/

/** A text of a csv that was a long number once; null = any other text. */
export function shortenedNumber(text: string): Cell | null {
  if (!SHORTENED.test(text)) return null
  const number = inFull(text)
  if (!number) return null
  const [digits = '', exponent = ''] = text.replace(/^-|\./g, '').split('E+')
  return { text: written(number), folded: 'scientific', ...(digits.length - 1 < Number(exponent) ? { lossy: true as const } : {}) }
}
