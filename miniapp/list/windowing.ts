/** Rows of a block. Blocks come and go whole, so that scrolling sends little and rarely. */
export const BLOCK = 10
/** Kept above and below what is on the screen, in px. */
const SPARE = 600

export interface Seen {
  /** The first block that is kept in the tree. */
  from: number
  /** The first one after them. */
  to: number
}

/** Rows in blocks; the last may be short. */
export function blocksOf<R>(rows: readonly R[]): R[][] {
  const blocks: R[][] = []
  for (let at = 0; at < rows.length; at += BLOCK) blocks.push(rows.slice(at, at + BLOCK))
  return blocks
}

/** Which of the blocks, by their heights, are near what is seen: `top` px below the beginning of the list, `view` px high. At least one. */
export function seenBlocks(heights: readonly number[], top: number, view: number): Seen {
  const [first, last] = [top - SPARE, top + view + SPARE]
  let from = 0
  let to = 0
  let above = 0
  heights.forEach((height, block) => {
    if (above + height <= first) from = block + 1
    if (above < last) to = block + 1
    above += height
  })
  from = Math.min(from, Math.max(0, heights.length - 1))
  return { from, to: Math.max(to, from + 1) }
}
