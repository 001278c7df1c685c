/** Excel takes a file for UTF-8 only when it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF'

/** Words that a spreadsheet would run as a formula get a mark in front. */
const harmless = (words: string): string => (/^[=+\-@\t\r]/.test(words) ? `'${words}` : words)

const cell = (words: string): string => `"${harmless(words).replace(/"/g, '""')}"`

/** A table as a spreadsheet opens it: names, then rows. */
export const csvOf = (names: readonly string[], rows: readonly (readonly string[])[]): string =>
  BYTE_ORDER_MARK + [names, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n'
