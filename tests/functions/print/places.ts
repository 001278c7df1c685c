import { PAPERS, type Box } from '../../../cloudfunctions/_print/paper'
import type { Template } from '../../../cloudfunctions/_print/sign'

/** How many signs stand on a page of a template. */
export const A_PAGE: Readonly<Record<Template, number>> = { cards: 12, labels: 24, door: 1, window: 1, 'service': 1, grid: 1 }

/** Where a sign stands on its page, in mm from the corner of the page, by its number there. */
export function placeOf(template: Template, nth: number): Box {
  if (template === 'cards') return { x: 9 + (nth % 3) * 64, y: 13.5 + Math.floor(nth / 3) * 67.5, width: 64, height: 67.5 }
  if (template === 'labels') return { x: (nth % 3) * 70, y: 0.5 + Math.floor(nth / 3) * 37, width: 70, height: 37 }
  const { width, height, around } = PAPERS[template]
  return { x: around, y: around, width, height }
}

export const within = (inner: Box, outer: Box, by = 0): boolean =>
  inner.x >= outer.x + by && inner.y >= outer.y + by && inner.x + inner.width <= outer.x + outer.width - by && inner.y + inner.height <= outer.y + outer.height - by

export const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** The box of a piece of text: Chinese characters stand 0.88 of their size above the base line. */
export const boxOf = ({ x, y, width, size }: { x: number; y: number; width: number; size: number }): Box => {
  const mm = (size * 25.4) / 72
  return { x, y: y - 0.86 * mm, width, height: 0.94 * mm }
}
