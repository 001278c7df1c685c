import { countCodePoints } from './code-points'

/**
 * Text as it is kept, whatever it was pasted from: nobody can delete what he cannot see, so it is folded and never refused. What is written out
 * here by number would be `\p{…}`, which old telephones do not know.
 */

/** Ends of lines of every kind: of Windows, of old Macs, of a word processor, of Unicode. */
const LINE_ENDS = /\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g

/** What is not seen and says nothing: control characters, marks of direction, spaces of no width, soft hyphens, marks of annotation and of byte order. */
const UNSEEN = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g

/** Half of a character, left by a cut in the middle of it: no database keeps it, and the record would not verify. */
const HALVES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(^|[^\uD800-\uDBFF])[\uDC00-\uDFFF]/g

const JOINER = /\u200D/g
/** What stands before a joiner within one emoji: its picture, a skin tone, the mark that it is one. And what stands after it. */
const JOINS = /(?:[\u00A9\u00AE\u2190-\u2BFF\uFE0F]|[\uD83C-\uD83E][\uDC00-\uDFFF])$/
const JOINED = /^(?:[\u2190-\u2BFF]|[\uD83C-\uD83E][\uDC00-\uDFFF])/

/** Once more where two halves stood in a row: the second has what stood before the first. */
function whole(text: string): string {
  const kept = text.replace(HALVES, '$1')
  return kept === text ? text : whole(kept)
}

const withoutLooseJoiners = (text: string): string => text.replace(JOINER, (joiner, at: number) => (JOINS.test(text.slice(0, at)) && JOINED.test(text.slice(at + 1)) ? joiner : ''))

/** Words of several lines: one kind of line end, nothing that is not seen, no space around. Folding what was folded changes nothing. */
export function foldedProse(text: string): string {
  const lines = whole(text.replace(LINE_ENDS, '\n').replace(UNSEEN, ''))
  return (lines.includes('\u200D') ? withoutLooseJoiners(lines) : lines).trim()
}

/** Words of one line: an end of a line or a tab is a space. */
export const foldedLine = (text: string): string => foldedProse(text).replace(/[\t\n]+/g, ' ').trim()

/** Spaces of every width, joiners and marks that only change what stands before them, letters that are drawn as nothing. */
const WITHOUT_INK = /[\s\u0300-\u036F\u115F\u1160\u200D\u20D0-\u20FF\u2800\u3164\uFE00-\uFE0F\uFFA0]/g

/** How many characters of a text leave ink: what a least length counts. */
export const inkOf = (text: string): number => countCodePoints(text.replace(WITHOUT_INK, ''))
