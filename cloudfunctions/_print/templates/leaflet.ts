import { LINE } from '../colours'
import type { Drawing } from '../drawing'
import { PAPERS } from '../paper'
import { band, codePart, foot, officerPart, stepsPart, textPart } from '../parts'
import type { Look, Sign } from '../sign'
import { stack, type Part } from '../stack'

const PAPER = PAPERS['service']
const [BAND, SIDE, GAP] = [26, 10, 5]

/** 明白卡, to be kept at hand: what the code is for, whom to turn to, how it goes, and what to say on the telephone. */
export function drawLeaflet(drawing: Drawing, sign: Sign, look: Look): void {
  const width = PAPER.width - 2 * SIDE
  const ink = band(drawing, PAPER, BAND, look)
  stack({ x: SIDE, y: 3, width, height: BAND - 6 }, [
    textPart(drawing, look.tenantName, width, 5, { size: 12, least: 9, ink, below: 1.5 }),
    textPart(drawing, look.wording.title, width, 11, { size: 27, least: 18, bold: true, ink }),
  ])
  const top = foot(drawing, PAPER, SIDE, 40, sign, look)

  const officer = officerPart(drawing, sign, look, width, 23)
  // Without an officer all else is larger: the page has no hole where he would be.
  const large = officer ? 1 : 1.25
  const across = 50 * large
  const beside = width - across - GAP
  const steps = stepsPart(drawing, look, beside, 15 * large)
  const code = codePart(drawing, sign, across)
  const invited = textPart(drawing, look.wording.invitation, across, 7, { size: 13 * large, least: 9, bold: true, align: 'center' })
  const rule: Part = { height: 0.1, below: 1.5, draw: ({ x, y, width: long }) => drawing.line(x, y, x + long, y, 0.5, LINE) }
  const scan: Part = {
    height: Math.max(steps.height, across + (invited ? invited.height : 0)),
    draw: ({ x, y, height }) => {
      stack({ x, y, width: beside, height }, [steps])
      stack({ x: x + beside + GAP, y, width: across, height }, [code, invited])
    },
  }
  stack({ x: SIDE, y: BAND + 4, width, height: top - BAND - 8 }, [
    textPart(drawing, sign.name, width, 15 * large, { size: 20 * large, least: 12, leading: 1.2, bold: true, below: 1.5 }),
    textPart(drawing, look.wording.purpose, width, 12 * large, { size: 13.5 * large, least: 10, leading: 1.35, below: 1.5 }),
    officer && rule,
    officer,
    rule,
    scan,
  ])
}
