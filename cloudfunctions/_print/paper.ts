import type { Template } from './sign'

/** A place on the paper, in mm from the upper left corner of what remains when it has been cut. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Points of a millimetre. */
export const MM = 72 / 25.4

export interface Paper {
  /** As cut, in mm. */
  width: number
  height: number
  /** What is printed beyond the cut, so that no white edge shows where a cut is a little off; 0 = the sheet is not cut along its edges. */
  bleed: number
  /** Around the cut: room for the bleed, the marks and what the printer must know. */
  around: number
}

const single = (width: number, height: number): Paper => ({ width, height, bleed: 3, around: 12 })
const sheet: Paper = { width: 210, height: 297, bleed: 0, around: 0 }

export const PAPERS: Readonly<Record<Template, Paper>> = {
  cards: sheet, labels: sheet, door: single(148, 210), 'service': single(148, 210), window: single(210, 297), grid: single(297, 420),
}

/** The boxes of a page, in points from the lower left corner, as PDF has them. */
export function pageBoxes({ width, height, bleed, around }: Paper): { media: [number, number]; trim: number[]; bleed: number[] } {
  const within = (edge: number): number[] => [edge, edge, width + 2 * around - edge, height + 2 * around - edge].map((mm) => mm * MM)
  return { media: [(width + 2 * around) * MM, (height + 2 * around) * MM], trim: within(around), bleed: within(around - bleed) }
}

/** A box so much smaller on every side. */
export const inset = ({ x, y, width, height }: Box, by: number): Box => ({ x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by })
