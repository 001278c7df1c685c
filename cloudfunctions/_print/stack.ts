import type { Box } from './paper'

/** Something of a column: its height in mm, and how it is drawn where it comes to stand. */
export interface Part {
  height: number
  /** What it may grow to where there is room. */
  most?: number
  /** mm below it, before the next one. */
  below?: number
  draw(box: Box): void
}

/**
 * Draws parts one below the other in a box. What is left over goes first to those that may grow, then between them all, half of that above and below; of what is
 * absent nothing is seen.
 */
export function stack(box: Box, given: readonly (Part | null)[]): void {
  const parts = given.filter((part) => part !== null)
  const gaps = parts.slice(0, -1).reduce((sum, { below = 0 }) => sum + below, 0)
  let left = Math.max(0, box.height - gaps - parts.reduce((sum, { height }) => sum + height, 0))
  const heights = parts.map(({ height, most = height }) => {
    const more = Math.min(left, most - height)
    left -= more
    return height + more
  })
  const between = left / parts.length
  let y = box.y + between / 2
  for (const [nth, part] of parts.entries()) {
    const height = heights[nth] ?? 0
    part.draw({ x: box.x, y, width: box.width, height })
    y += height + (part.below ?? 0) + between
  }
}

/** How high parts are, at least, one below the other. */
export const heightOf = (parts: readonly (Part | null)[]): number =>
  parts.filter((part) => part !== null).reduce((sum, { height, below = 0 }, nth, all) => sum + height + (nth < all.length - 1 ? below : 0), 0)
