/** Length as a person counts it: an emoji outside the basic plane is one, not two. Limits on text are in code points. */
export function countCodePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/** At most `max` code points, the last one 「…」 when something was cut. Never cuts a surrogate pair in half. */
export function truncateCodePoints(text: string, max: number): string {
  if (text.length <= max) return text
  const points = Array.from(text)
  if (points.length <= max) return text
  return max < 1 ? '' : `${points.slice(0, max - 1).join('')}…`
}

/**
 * C0 and C1 controls, DEL, line and paragraph separators, lone surrogates, and the bidirectional overrides
 * (U+202A-202E, U+2066-2069) that make a text read differently from what it says.
 */
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u
const CONTROL_BUT_NEWLINE = /(?!\n)[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

/** True when the text holds a character nobody can see and no form should store. `multiline` allows `\n`, and only that. */
export const hasControlCharacters = (text: string, options: { readonly multiline?: boolean } = {}): boolean =>
  (options.multiline ? CONTROL_BUT_NEWLINE : CONTROL).test(text)
