/**
 * A list that keeps what was added last, at least `most` of it and less than twice as much: it is cut once in a while, because taking the oldest
 * away each time would move all the rest each time.
 */
export interface Newest<T> {
  add(item: T): void
  /** At most `most` (or fewer, when asked for), oldest first. */
  last(count?: number): T[]
}

export function createNewest<T>(most: number): Newest<T> {
  const kept: T[] = []
  return {
    add(item) {
      if (kept.push(item) >= 2 * most) kept.splice(0, kept.length - most)
    },
    last: (count = most) => (count <= 0 ? [] : kept.slice(-Math.min(count, most))),
  }
}
