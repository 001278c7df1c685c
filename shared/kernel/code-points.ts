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
