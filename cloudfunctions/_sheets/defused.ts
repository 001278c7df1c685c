/**
 * A text that begins like a formula is one to whoever opens a csv: it can call programs and send what stands beside it elsewhere. A `'` in front
 * makes it a text; it is put before a text that already begins so, too, and taken away when read, so that what is read is what was written.
 */
const LIKE_A_FORMULA = /^'*[=+\-@\t\r]/
const DEFUSED = /^''*[=+\-@\t\r]/

/** The text as it may stand in a csv. */
export const defused = (text: string): string => (LIKE_A_FORMULA.test(text) ? `'${text}` : text)
/** The text that was written so. */
export const undefused = (text: string): string => (DEFUSED.test(text) ? text.slice(1) : text)
