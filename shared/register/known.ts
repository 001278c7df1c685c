import { fold } from '../kernel/fold'

/** A place or a person that a sheet may name. `path`: names from itself upwards, by which one of two is told from the other. */
export interface KnownThing {
  id: string
  name: string
  path?: readonly string[]
  /** Of an area: where it lies, itself first. */
  within?: readonly string[]
  /** Of an area. */
  level?: string
  /** Of an official: his work phone, folded to digits. */
  phone?: string | null
}

export interface Known {
  /** All that are so called: by name, by id, or by name with what it lies in before it. */
  find(text: string): readonly KnownThing[]
  /** The nearest name there is, for who mistyped; null: none is near. */
  near(text: string): string | null
}

/** Steps from one text to another: a character put in, taken out, changed, or two swapped; `most` + 1 when it is more than that. */
export function stepsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity
      next.push(Math.min(changed, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return Math.min(row[b.length] ?? 0, most + 1)
}

const NEAR_STEPS = 2
/** Answers that are kept. */
const MOST_KEPT = 20_000

/** Finds things by what people write of them. */
export function knownOf(things: readonly KnownThing[]): Known {
  const by = new Map<string, KnownThing[]>()
  const put = (words: string, thing: KnownThing): void => {
    const key = fold(words)
    const there = by.get(key)
    if (there === undefined) by.set(key, [thing])
    else if (!there.includes(thing)) there.push(thing)
  }
  for (const thing of things) {
    put(thing.name, thing)
    put(thing.id, thing)
    // 烟台市莱山区初家街道, 莱山区初家街道.
    const path = thing.path ?? []
    for (let depth = 2; depth <= path.length; depth++) put([...path.slice(0, depth)].reverse().join(''), thing)
  }
  const names = [...new Set(things.map(({ name }) => name))]
  // A sheet of a city names the same few thousand over and over.
  const asked = new Map<string, readonly KnownThing[]>()
  const find = (text: string): readonly KnownThing[] => {
    const before = asked.get(text)
    if (before !== undefined) return before
    const found = by.get(fold(text)) ?? []
    if (asked.size < MOST_KEPT) asked.set(text, found)
    return found
  }
  return {
    find,
    near(text) {
      const wanted = fold(text)
      // A short name has nothing left of it after two wrong characters.
      const most = Math.min(NEAR_STEPS, Math.floor(wanted.length / 2))
      let best: string | null = null
      let steps = most + 1
      for (const name of names) {
        const far = stepsBetween(wanted, fold(name), steps - 1)
        if (far < steps) [best, steps] = [name, far]
      }
      return best
    },
  }
}
