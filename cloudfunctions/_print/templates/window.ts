import type { Drawing } from '../drawing'
import { inkOf } from '../colours'
import { PAPERS } from '../paper'
import { band, codePart, foot, textPart } from '../parts'
import type { Look, Sign } from '../sign'
import { stack } from '../stack'
import { PRINT_WORDS } from '../words'

const PAPER = PAPERS.window
const [BAND, SIDE] = [40, 14]

/** A sign for a window of a hall: its number is read from afar. */
export function drawWindow(drawing: Drawing, sign: Sign, look: Look): void {
  const width = PAPER.width - 2 * SIDE
  const ink = band(drawing, PAPER, BAND, look)
  stack({ x: SIDE, y: 6, width, height: BAND - 12 }, [
    textPart(drawing, look.tenantName, width, 7, { size: 17, least: 12, align: 'center', ink, below: 2.5 }),
    textPart(drawing, sign.hall ?? look.wording.title, width, 15, { size: 40, least: 22, bold: true, align: 'center', ink }),
  ])
  const top = foot(drawing, PAPER, SIDE, 46, sign, look)
  const number = sign.number === undefined ? null : `${sign.number} ${PRINT_WORDS.window}`
  stack({ x: SIDE, y: BAND + 5, width, height: top - BAND - 9 }, [
    textPart(drawing, number ?? undefined, width, 32, { size: 84, least: 48, bold: true, ink: inkOf(look.colour), align: 'center', below: 3 }),
    textPart(drawing, sign.name, width, 30, { size: 44, least: 22, leading: 1.2, bold: true, align: 'center' }),
    codePart(drawing, sign, 100, 142),
    textPart(drawing, look.wording.invitation, width, 13, { size: 32, least: 18, bold: true, align: 'center' }),
  ])
}
