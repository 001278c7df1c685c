/** Length as a person counts it: an emoji outside the basic plane is one, not two. Limits on text are in code points. */
export function countCodePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/** What belongs to the character before it: marks, a skin tone, a joiner, the tags of a flag. */
const BELONGS = /^(?:[\u0300-\u036F\u200D\u20D0-\u20FF\uFE00-\uFE0F]|\uD83C[\uDFFB-\uDFFF]|\uDB40[\uDC20-\uDC7F])/
const FLAG_LETTER = /^\uD83C[\uDDE6-\uDDFF]/

/** Is what one sees as one character cut between these two? */
function splits(points: readonly string[], at: number): boolean {
  const [before = '', after = ''] = [points[at - 1], points[at]]
  if (BELONGS.test(after) || before === '\u200D') return true
  if (!FLAG_LETTER.test(before) || !FLAG_LETTER.test(after)) return false
  let first = at - 1
  while (first > 0 && FLAG_LETTER.test(points[first - 1] ?? '')) first--
  return (at - first) % 2 === 1
}

/** At most `max` code points, the last one 「…」 when something was cut. Never cuts what one sees as one character: a pair, a family, a flag. */
export function truncateCodePoints(text: string, max: number): string {
  if (text.length <= max) return text
  const points = Array.from(text)
  if (points.length <= max) return text
  let end = max - 1
  while (end > 0 && splits(points, end)) end--
  return max < 1 ? '' : `${points.slice(0, end).join('')}…`
}
