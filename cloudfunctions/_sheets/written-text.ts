import { SHEET_LIMITS } from './limits'

/** What no spreadsheet may hold: control characters but tab and ends of lines, halves of characters, what is no character at all. */
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
const MORE = '…'

/** A text as it is written into a cell: what cannot be written is left out, what is longer than a cell may be ends in …. */
export function writable(text: string): string {
  const clean = text.replace(UNWRITABLE, '')
  // A cut may go through a character: what is left of it is taken out as well.
  return clean.length <= SHEET_LIMITS.cell ? clean : `${clean.slice(0, SHEET_LIMITS.cell - MORE.length).replace(UNWRITABLE, '')}${MORE}`
}
