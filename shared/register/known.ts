import { countCodePoints } from '../kernel/code-points'
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
  /** All that are so called: by name, by id, by work phone in digits, or by name with what it lies in before it. */
  find(text: string): readonly KnownThing[]
  /** The same; where none is so called in full, areas by what people leave out or put on: 初家, 初家办事处, 初家街道办 for 初家街道. */
  called(text: string): { found: readonly KnownThing[]; short: boolean }
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

/** Who governs a place, written for the place. */
const GOVERNS = /(?:人民政府|政府|办事处|办|居民委员会|居委会|村民委员会|村委会)$/
const LEVEL = /(?:街道|地区|镇|乡|社区|村|区|县|市|省)$/
/** The name without its level; '' when too little is left to be sure of (区, 东区). */
const stemOf = (name: string): string => {
  const stem = name.replace(LEVEL, '')
  return stem === name || countCodePoints(stem) < 2 ? '' : stem
}

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
    if (thing.phone) put(thing.phone.replace(/\D/g, ''), thing)
    // 烟台市莱山区初家街道, 莱山区初家街道.
    const path = thing.path ?? []
    for (let depth = 2; depth <= path.length; depth++) put([...path.slice(0, depth)].reverse().join(''), thing)
  }
  const stems = new Map<string, KnownThing[]>()
  for (const thing of things) {
    const stem = fold(stemOf(thing.name))
    if (stem !== '') stems.set(stem, [...(stems.get(stem) ?? []), thing])
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
    called(text) {
      const full = find(text)
      if (full.length > 0) return { found: full, short: false }
      const place = fold(text).replace(GOVERNS, '')
      const found = by.get(place) ?? stems.get(place) ?? []
      return { found, short: found.length > 0 }
    },
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
