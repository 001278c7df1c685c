import { inkOf, inkOn, SOFT, tintOf, type Ink } from './colours'
import type { Drawing, Style } from './drawing'
import { MM, type Box, type Paper } from './paper'
import type { Look, Sign } from './sign'
import { heightOf, stack, type Part } from './stack'
import { PRINT_WORDS } from './words'

/** A text of a column that is `width` wide, `most` mm high at most. */
export function textPart(drawing: Drawing, text: string | undefined, width: number, most: number, style: Style & { below?: number }): Part | null {
  if (text === undefined || text.trim() === '') return null
  const fitted = drawing.fitted(text, width, most, style)
  return { height: fitted.height, ...(style.below !== undefined && { below: style.below }), draw: (box) => drawing.lines(box, fitted, style) }
}

/** The code of a sign, from `least` mm with its white. */
export const codePart = (drawing: Drawing, { link }: Sign, least: number, most = least): Part => ({ height: least, most, draw: (box) => drawing.code(link, box) })

/** A band in the tenant's colour over the head of a page, bleeding off it. Gives the ink for what is written on it. */
export function band(drawing: Drawing, { width, bleed }: Paper, height: number, { colour }: Look): Ink {
  drawing.rectangle({ x: -bleed, y: -bleed, width: width + 2 * bleed, height: height + bleed }, colour)
  return inkOn(colour)
}

/** Name and telephone of an officer with his picture, of his stand-in and of the supervision, as far as they are there. Sizes in points, by `size` of his name. */
export function officerPart(drawing: Drawing, { officer, standIn, supervision }: Sign, { wording, colour }: Look, width: number, size: number): Part | null {
  const photoWidth = officer?.photo ? size * 1.05 : 0
  const aside = photoWidth === 0 ? 0 : photoWidth + size * 0.2
  const room = width - aside
  const small = size * 0.54
  const pair = (said: string, phone: string): Part | null => textPart(drawing, `${said}　${phone}`, room, (size * 0.6) / MM, { size: size * 0.58, least: size * 0.36, below: size * 0.1 })
  const texts = [
    officer ? textPart(drawing, PRINT_WORDS.yours(wording.officer), room, (small * 1.05) / MM, { size: small, least: size * 0.36, bold: true, ink: inkOf(colour), below: size * 0.07 }) : null,
    officer ? textPart(drawing, officer.name, room, (size * 1.05) / MM, { size, least: size * 0.6, bold: true, below: size * 0.07 }) : null,
    officer ? textPart(drawing, officer.unit, room, (small * 2.4) / MM, { size: small, least: size * 0.36, ink: SOFT, below: size * 0.12 }) : null,
    officer ? textPart(drawing, officer.phone, room, (size * 1.1) / MM, { size: size * 1.05, least: size * 0.6, bold: true, below: size * 0.16 }) : null,
    standIn ? pair(PRINT_WORDS.standIn(standIn.name), standIn.phone) : null,
    supervision ? pair(PRINT_WORDS.supervision, supervision) : null,
  ]
  const photo = officer?.photo
  const height = Math.max(heightOf(texts), photo ? photoWidth * 1.4 : 0)
  if (height === 0) return null
  return {
    height,
    draw: (box) => {
      const top = box.y + (box.height - height) / 2
      if (photo) drawing.picture(photo, { x: box.x, y: top, width: photoWidth, height: photoWidth * 1.4 }, 'cover')
      stack({ x: box.x + aside, y: top, width: room, height }, texts)
    },
  }
}

/** The three steps, numbered, one below the other. */
export function stepsPart(drawing: Drawing, { wording, colour }: Look, width: number, size: number): Part {
  const [across, aside] = [size * 0.55, size * 0.75]
  const style: Style = { size, least: size * 0.7 }
  const steps = wording.steps.map((step) => drawing.fitted(step, width - aside, size * 0.9, style))
  const heights = steps.map(({ height }) => Math.max(across, height))
  const below = size * 0.18
  return {
    height: heights.reduce((sum, height) => sum + height, below * (steps.length - 1)),
    draw: (box) => {
      let y = box.y
      for (const [nth, step] of steps.entries()) {
        const height = heights[nth] ?? across
        drawing.circle(box.x + across / 2, y + height / 2, across / 2, colour)
        drawing.text(`${nth + 1}`, { x: box.x, y: y + height / 2 - across / 2, width: across, height: across }, { size: size * 0.8, bold: true, align: 'center', ink: inkOn(colour) })
        drawing.lines({ x: box.x + aside, y: y + (height - step.height) / 2, width: width - aside, height }, step, style)
        y += height + below
      }
    },
  }
}

/** What to do without a camera, and the short code in large letters. */
function byPhonePart(drawing: Drawing, { shortCode }: Sign, { hotline }: Look, width: number, size: number, align: Style['align'] = 'center'): Part {
  const parts = [
    textPart(drawing, PRINT_WORDS.byPhone(hotline), width, size, { size: size * 0.42, least: size * 0.25, align, below: size * 0.1 }),
    textPart(drawing, shortCode, width, size, { size, least: size * 0.5, bold: true, align }),
  ]
  return { height: heightOf(parts), draw: (box) => stack(box, parts) }
}

/**
 * The foot of a page, bleeding off it: what to do without a camera, and the seal of the tenant where there is one. Gives its upper edge.
 * @param size of the short code, in points.
 */
export function foot(drawing: Drawing, paper: Paper, side: number, size: number, sign: Sign, look: Look): number {
  const width = paper.width - 2 * side
  const across = look.seal ? size * 0.66 : 0
  const room = look.seal ? width - across - size * 0.2 : width
  const byPhone = byPhonePart(drawing, sign, look, room, size, look.seal ? 'left' : 'center')
  const inner = Math.max(byPhone.height, across)
  const height = inner + size * 0.25
  const top = paper.height - height
  drawing.rectangle({ x: -paper.bleed, y: top, width: paper.width + 2 * paper.bleed, height: height + paper.bleed }, tintOf(look.colour))
  const box: Box = { x: side, y: top + size * 0.1, width: room, height: inner }
  stack(box, [byPhone])
  if (look.seal) drawing.picture(look.seal, { ...box, x: side + width - across, width: across }, 'fit')
  return top
}
