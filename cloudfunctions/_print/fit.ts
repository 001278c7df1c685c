import { breakLines } from './break-lines'
import { MM } from './paper'

/** How large a text is, in points: as large as fits its box from `size` down to `least`. */
export interface Sizes {
  size: number
  /** The smallest that is still legible here; as `size` where left out. */
  least?: number
  /** From line to line, in parts of the size; 1.3 where left out. */
  leading?: number
}

export interface Fitted {
  lines: string[]
  /** Points. */
  size: number
  leading: number
  /** Of all lines, in mm: from the top of the first to the foot of the last. */
  height: number
}

const STEP = 0.5
const heightOf = (lines: number, size: number, leading: number): number => (size * (1 + (lines - 1) * leading)) / MM

/**
 * Sets a text in a box of so many mm, as large as it fits. One too long for it at its smallest size ends in an ellipsis: nothing ever leaves its box.
 * @param widthOf of a text, in parts of its size.
 */
export function fit(text: string, widthOf: (text: string) => number, width: number, height: number, { size, least = size, leading = 1.3 }: Sizes): Fitted {
  const at = (points: number): Fitted => {
    const lines = breakLines(text, widthOf, (width * MM) / points)
    return { lines, size: points, leading, height: heightOf(lines.length, points, leading) }
  }
  for (let points = size; points > least; points -= STEP) {
    const fitted = at(points)
    if (fitted.height <= height + 1e-6) return fitted
  }
  const smallest = at(least)
  return smallest.height <= height + 1e-6 ? smallest : cut(smallest, widthOf, width, height)
}

function cut({ lines, size, leading }: Fitted, widthOf: (text: string) => number, width: number, height: number): Fitted {
  const room = Math.max(1, Math.floor(((height * MM) / size - 1) / leading + 1 + 1e-6))
  const kept = lines.slice(0, room)
  let last = [...(kept.pop() ?? '')]
  while (last.length > 0 && widthOf(`${last.join('')}…`) > (width * MM) / size) last = last.slice(0, -1)
  return { lines: [...kept, `${last.join('')}…`], size, leading, height: heightOf(room, size, leading) }
}
