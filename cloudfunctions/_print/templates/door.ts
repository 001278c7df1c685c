import type { Drawing } from '../drawing'
import { PAPERS } from '../paper'
import { band, codePart, foot, textPart } from '../parts'
import type { Look, Sign } from '../sign'
import { stack } from '../stack'

const PAPER = PAPERS.door
const [BAND, SIDE] = [36, 10]

/** A sign for the door of a company. */
export function drawDoor(drawing: Drawing, sign: Sign, look: Look): void {
  const width = PAPER.width - 2 * SIDE
  const ink = band(drawing, PAPER, BAND, look)
  stack({ x: SIDE, y: 5, width, height: BAND - 10 }, [
    textPart(drawing, look.tenantName, width, 6, { size: 14, least: 10, align: 'center', ink, below: 2 }),
    textPart(drawing, look.wording.title, width, 14, { size: 36, least: 22, bold: true, align: 'center', ink }),
  ])
  const top = foot(drawing, PAPER, SIDE, 36, sign, look)
  stack({ x: SIDE, y: BAND + 3, width, height: top - BAND - 6 }, [
    textPart(drawing, sign.name, width, 25, { size: 28, least: 15, leading: 1.2, bold: true, align: 'center' }),
    codePart(drawing, sign, 70, 104),
    textPart(drawing, look.wording.invitation, width, 10, { size: 24, least: 14, bold: true, align: 'center' }),
  ])
}
