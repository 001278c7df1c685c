import { inkOf, SOFT } from '../colours'
import type { Drawing } from '../drawing'
import type { PageEdge } from '../page-edge'
import { PAPERS, type Box } from '../paper'
import type { Look, Sign } from '../sign'
import { PRINT_WORDS } from '../words'

const [COLUMNS, ROWS] = [3, 4]
const GRID: Box = { x: 9, y: 13.5, width: 192, height: 270 }
const [WIDTH, HEIGHT] = [GRID.width / COLUMNS, GRID.height / ROWS]
/** mm from the cut to what is written, and of a mark in the margin. */
const [INSIDE, AWAY, LONG] = [3.5, 1.5, 5]

export const CARDS_A_SHEET = COLUMNS * ROWS

/** Marks in the margins at every cut, and where cuts cross a small one, which whoever cuts with scissors can follow. */
function cutMarks(drawing: Drawing): void {
  const xs = Array.from({ length: COLUMNS + 1 }, (_, nth) => GRID.x + nth * WIDTH)
  const ys = Array.from({ length: ROWS + 1 }, (_, nth) => GRID.y + nth * HEIGHT)
  const [right, foot] = [GRID.x + GRID.width, GRID.y + GRID.height]
  for (const x of xs) for (const [from, to] of [[GRID.y - AWAY - LONG, GRID.y - AWAY], [foot + AWAY, foot + AWAY + LONG]] as const) drawing.line(x, from, x, to)
  for (const y of ys) for (const [from, to] of [[GRID.x - AWAY - LONG, GRID.x - AWAY], [right + AWAY, right + AWAY + LONG]] as const) drawing.line(from, y, to, y)
  for (const x of xs.slice(1, -1)) {
    for (const y of ys.slice(1, -1)) {
      drawing.line(x - 1.5, y, x + 1.5, y, 0.25, 0.6)
      drawing.line(x, y - 1.5, x, y + 1.5, 0.25, 0.6)
    }
  }
}

function card(drawing: Drawing, sign: Sign, look: Look, place: Box): void {
  const width = place.width - 2 * INSIDE
  const { wording, tenantName, hotline, colour } = look
  // Cards of a row are compared at a glance: each thing stands at the same height on all of them, whatever the names.
  const at = (y: number, height: number): Box => ({ x: place.x + INSIDE, y: place.y + y, width, height })
  drawing.text(wording.title, at(3, 4), { size: 11, least: 8, bold: true, ink: inkOf(colour), align: 'center' })
  drawing.text(wording.invitation, at(7.2, 3), { size: 8, least: 7, ink: SOFT, align: 'center' })
  drawing.code(sign.link, at(10.6, 33.4))
  drawing.text(sign.name, at(44, 11.4), { size: 10.5, least: 7, leading: 1.22, bold: true, align: 'center' })
  drawing.text(sign.shortCode, at(55.9, 4.6), { size: 12.5, bold: true, align: 'center' })
  drawing.text(`${tenantName}　${PRINT_WORDS.hotline} ${hotline}`, at(61, 3.2), { size: 7.5, least: 6, ink: SOFT, align: 'center' })
}

/** A sheet of cards, in rows. */
export function drawCards(drawing: Drawing, signs: readonly Sign[], look: Look, edge: PageEdge): void {
  drawing.page(PAPERS.cards)
  cutMarks(drawing)
  for (const [nth, sign] of signs.entries()) {
    const place = { x: GRID.x + (nth % COLUMNS) * WIDTH, y: GRID.y + Math.floor(nth / COLUMNS) * HEIGHT, width: WIDTH, height: HEIGHT }
    card(drawing, sign, look, place)
  }
  edge.draw({ x: GRID.x + 3, y: GRID.y + GRID.height + 3.5, width: GRID.width - 6, height: 3 }, { size: 7 })
}
