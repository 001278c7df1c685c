/** A colour of RGB, or a gray from 0 (black) to 1: a press prints gray with black ink alone, which a shift of its inks cannot blur. */
export type Ink = number | string

export const BLACK = 0
/** For what is read second: 7:1 on white. */
export const SOFT = 0.34
export const WHITE = 1
/** Between parts of a page. */
export const LINE = 0.75

const channels = (colour: string): [number, number, number] => {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new RangeError(`not a colour: ${colour}`)
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255) as [number, number, number]
}

/** Contrast of a colour with white, by WCAG: from 1 to 21. */
function contrastWithWhite(colour: string): number {
  const [r, g, b] = channels(colour).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number]
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
}

/** What a text on that colour is written in: white, or black where white would not be read. */
export const inkOn = (colour: string): Ink => (contrastWithWhite(colour) >= 3.5 ? WHITE : BLACK)

/** What a text in that colour is written in on white: black where it would not be read. */
export const inkOf = (colour: string): Ink => (contrastWithWhite(colour) >= 4.5 ? colour : BLACK)

/** A quiet ground of that colour. */
export const tintOf = (colour: string): string => `#${channels(colour).map((part) => Math.round(255 * (0.92 + 0.08 * part)).toString(16).padStart(2, '0')).join('')}`

/** What of PDF sets the ink that fills (or, of lines, draws). */
export function inkSet(ink: Ink, line = false): string {
  if (typeof ink === 'number') return `${ink} ${line ? 'G' : 'g'}`
  return `${channels(ink).map((part) => part.toFixed(3)).join(' ')} ${line ? 'RG' : 'rg'}`
}
