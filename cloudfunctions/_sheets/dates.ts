import type { Cell } from './cell'

const [DAY_MS, DAY_SECONDS] = [86_400_000, 86_400]
/** 9999-12-31, the last day a spreadsheet knows. */
const LAST_SERIAL = 2_958_465

/** What a number format makes of a number: a day, a time of the day, digits with zeros in front, or nothing that changes how it is read. */
export type Format = 'date' | 'time' | { zeros: number } | null

/** Formats that have a number only (ECMA-376 18.8.30), with those of Chinese and Japanese editions. */
const within = (id: number, ...spans: readonly (readonly [number, number])[]): boolean => spans.some(([from, to]) => id >= from && id <= to)
const builtIn = (id: number): Format =>
  within(id, [14, 17], [22, 22], [27, 31], [36, 36], [50, 54], [57, 58]) ? 'date' : within(id, [18, 21], [32, 35], [45, 47], [55, 56]) ? 'time' : null

/** What is no letter of a format: words in quotation marks, escaped characters, colours and languages in brackets, fill-ins, exponents. */
const NOT_LETTERS = /"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]|E[+-]|General|G\/通用格式/gi

/** What a format of a workbook makes of a number. `code` = its own code, if it is not one of those built in. */
export function formatOf(id: number, code: string | undefined): Format {
  if (code === undefined) return builtIn(id)
  if (/^0{2,}$/.test(code)) return { zeros: code.length }
  const letters = (code.split(';')[0] ?? '').replace(NOT_LETTERS, '').toLowerCase()
  if (/[yde]|a{3,}/.test(letters)) return 'date'
  if (/[hs]/.test(letters)) return 'time'
  return letters.includes('m') ? 'date' : null
}

const two = (count: number): string => String(count).padStart(2, '0')

/** A day as YYYY-MM-DD, a time as HH:mm. Days are counted, not measured: no time zone has a say. Null = no day a spreadsheet knows. */
export function dateCell(serial: number, format: 'date' | 'time', since1904: boolean): Cell | null {
  // Half a second of noise must not make the day before of a midnight.
  const seconds = Math.round(serial * DAY_SECONDS)
  const days = Math.floor(seconds / DAY_SECONDS)
  if (!(serial >= 0 && days <= LAST_SERIAL)) return null
  if (format === 'time') {
    const minutes = Math.floor((seconds - days * DAY_SECONDS) / 60)
    return { text: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`, folded: 'date' }
  }
  if (days === 0 && !since1904) return null
  // The system of 1900 counts a 29 February 1900 that never was.
  const from = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  return { text: new Date(from + days * DAY_MS).toISOString().slice(0, 10), folded: 'date' }
}
