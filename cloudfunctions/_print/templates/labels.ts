import { inkOf, SOFT } from '../colours'
import type { Drawing } from '../drawing'
import type { PageEdge } from '../page-edge'
import { PAPERS, type Box } from '../paper'
import type { Look, Sign } from '../sign'
import { PRINT_WORDS } from '../words'

/** The usual sheet of labels: 70 × 37 mm without a gap, half a millimetre above the first row. */
const [COLUMNS, ROWS, WIDTH, HEIGHT, ABOVE] = [3, 8, 70, 37, 0.5]
/** mm that printers leave white on the edge of a sheet, and by which labels are off. */
const INSIDE = 4.5
/** The white around a code may reach further: it loses nothing there. */
const WHITE_INSIDE = 2.5
const CODE = HEIGHT - 2 * WHITE_INSIDE
const WIDTH_OF_CODE = WHITE_INSIDE + CODE

export const LABELS_A_SHEET = COLUMNS * ROWS

function label(drawing: Drawing, sign: Sign, { wording, hotline, colour }: Look, { x, y }: Box): void {
  drawing.code(sign.link, { x: x + WHITE_INSIDE, y: y + WHITE_INSIDE, width: CODE, height: CODE })
  const left = x + WIDTH_OF_CODE
  const width = WIDTH - INSIDE - WIDTH_OF_CODE
  const at = (from: number, height: number): Box => ({ x: left, y: y + INSIDE + from, width, height })
  drawing.text(wording.title, at(0, 2.9), { size: 8, least: 6.5, bold: true, ink: inkOf(colour) })
  drawing.text(sign.name, at(3.7, 15.3), { size: 9.5, least: 6.5, leading: 1.13, bold: true })
  drawing.text(sign.shortCode, at(19.8, 4.4), { size: 12, bold: true })
  drawing.text(`${PRINT_WORDS.hotline} ${hotline}`, at(25.2, 2.6), { size: 7, least: 6, ink: SOFT })
}

/** A sheet of labels, in rows. It has no margin: day and number of the sheet stand in the white at the foot of its last row. */
export function drawLabels(drawing: Drawing, signs: readonly Sign[], look: Look, edge: PageEdge): void {
  drawing.page(PAPERS.labels)
  for (const [nth, sign] of signs.entries()) {
    label(drawing, sign, look, { x: (nth % COLUMNS) * WIDTH, y: ABOVE + Math.floor(nth / COLUMNS) * HEIGHT, width: WIDTH, height: HEIGHT })
  }
  const left = WIDTH_OF_CODE + WIDTH
  edge.draw({ x: left, y: ABOVE + ROWS * HEIGHT - 3.8, width: 2 * WIDTH - 1 - left, height: 2.2 }, { size: 5 })
}
