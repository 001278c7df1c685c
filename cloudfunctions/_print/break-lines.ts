import { unitsOf, type Unit } from './units-of-line'

/** A line costs so much that there are never more of them than needed. */
const LINE = 100

const widthBetween = (units: readonly Unit[], from: number, to: number): number => {
  let width = 0
  for (let at = from; at < to; at++) width += (at === from || at === to - 1) && units[at]?.text === ' ' ? 0 : units[at]?.width ?? 0
  return width
}

/**
 * The lines of a text no wider than `most` (in the unit of `widthOf`): as few as can be, as even as can be, broken between words rather than within and
 * in front of 有限公司 rather than elsewhere.
 */
export function breakLines(text: string, widthOf: (text: string) => number, most: number): string[] {
  const units = unitsOf(text, widthOf, most)
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }]
  for (let to = 1; to <= units.length; to++) {
    let found = { cost: Infinity, from: to - 1 }
    for (let from = to - 1; from >= 0; from--) {
      const width = widthBetween(units, from, to)
      if (width > most + 1e-6 && from < to - 1) break
      const slack = Math.max(0, 1 - width / most)
      const cost = (best[from]?.cost ?? Infinity) + LINE + slack * slack + (from === 0 ? 0 : units[from]?.cost ?? 0)
      if (cost < found.cost) found = { cost, from }
    }
    best[to] = found
  }
  const lines: string[] = []
  for (let to = units.length; to > 0; to = best[to]?.from ?? 0) lines.unshift(units.slice(best[to]?.from ?? 0, to).map((unit) => unit.text).join('').trim())
  return lines
}
