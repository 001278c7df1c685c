import type { IconShape } from './icon-paths'

const HEAD = 'M24 4a20 20 0 110 40 20 20 0 010-40z'
const dot = (x: number, y: number): string => `M${x} ${y - 2}a2 2 0 110 4 2 2 0 010-4z`

/** Five faces on a 48 grid, all the same size and line: none may lead the hand. 1 = worst. */
export const FACES: Record<1 | 2 | 3 | 4 | 5, IconShape> = {
  5: { line: `${HEAD}M13.5 19c1-2.6 4.7-2.6 5.7 0M28.8 19c1-2.6 4.7-2.6 5.7 0`, solid: 'M12.75 26.25h22.5c-1.3 5.9-5.8 9.5-11.25 9.5s-9.95-3.6-11.25-9.5z' },
  4: { line: `${HEAD}M15 28c2 4 5.5 6 9 6s7-2 9-6`, solid: `${dot(17, 19)}${dot(31, 19)}` },
  3: { line: `${HEAD}M16.5 30.5h15`, solid: `${dot(17, 19)}${dot(31, 19)}` },
  2: { line: `${HEAD}M16 33.25c1.8-3.4 4.7-5 8-5s6.2 1.6 8 5`, solid: `${dot(17, 20)}${dot(31, 20)}` },
  1: { line: `${HEAD}M13.5 15.5l6.5 3M34.5 15.5l-6.5 3M15 34.5c1.9-4.7 5.2-7 9-7s7.1 2.3 9 7z`, solid: `${dot(17.5, 22)}${dot(30.5, 22)}` },
}
