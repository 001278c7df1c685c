import type { Drawing } from '../drawing'
import { PAPERS } from '../paper'
import { band, codePart, foot, officerPart, stepsPart, textPart } from '../parts'
import type { Look, Sign } from '../sign'
import { stack, type Part } from '../stack'

const PAPER = PAPERS.grid
const [BAND, SIDE, GAP] = [70, 22, 14]

/** A poster for the wall of a building or a village, read standing. */
export function drawGrid(drawing: Drawing, sign: Sign, look: Look): void {
  const width = PAPER.width - 2 * SIDE
  const ink = band(drawing, PAPER, BAND, look)
  stack({ x: SIDE, y: 9, width, height: BAND - 18 }, [
    textPart(drawing, look.tenantName, width, 12, { size: 28, least: 18, align: 'center', ink, below: 4 }),
    textPart(drawing, look.wording.title, width, 28, { size: 76, least: 40, bold: true, align: 'center', ink }),
  ])
  const top = foot(drawing, PAPER, SIDE, 72, sign, look)

  const left = (width - GAP) * 0.56
  const right = width - GAP - left
  const officer = officerPart(drawing, sign, look, left, 38)
  const steps = stepsPart(drawing, look, officer ? right : left, 27)
  const below: Part = {
    height: Math.max(steps.height, officer?.height ?? 0),
    draw: ({ x, y, height }) => {
      if (officer) stack({ x, y, width: left, height }, [officer])
      stack({ x: officer ? x + left + GAP : x + (width - left) / 2, y, width: officer ? right : left, height }, [steps])
    },
  }
  stack({ x: SIDE, y: BAND + 8, width, height: top - BAND - 16 }, [
    textPart(drawing, sign.name, width, 39, { size: 54, least: 32, leading: 1.2, bold: true, align: 'center', below: 6 }),
    textPart(drawing, look.wording.purpose, width, 22, { size: 26, least: 18, leading: 1.4, align: 'center' }),
    codePart(drawing, sign, 100, 150),
    textPart(drawing, look.wording.invitation, width, 16, { size: 44, least: 26, bold: true, align: 'center', below: 7 }),
    below,
  ])
}
