import { createHash } from 'node:crypto'
import { inkSet, BLACK, WHITE, type Ink } from './colours'
import type { FaceName, Fonts } from './faces'
import { fit, type Fitted, type Sizes } from './fit'
import { MM, pageBoxes, type Box, type Paper } from './paper'
import type { PdfDocument } from './pdf-document'
import { moduleIn, qrCode, QUIET } from './qr'
import { asSet } from './texts'

export interface Style extends Sizes {
  bold?: boolean
  ink?: Ink
  align?: 'left' | 'center' | 'right'
}

/** Above the base line, in parts of the size: what of its square a Chinese character takes there. */
const ABOVE = 0.88
/** Of a character that only the regular weight has, by which its strokes are thickened to stand among bold ones. */
const THICKENED = 0.035

/** The pages of a document, drawn on in mm from the upper left corner of the cut paper. */
export class Drawing {
  private readonly pictures = new Map<string, object>()
  private readonly registered = new Set<FaceName>()

  constructor(readonly document: PdfDocument, private readonly fonts: Fonts) {}

  page(paper: Paper): void {
    const { media, trim, bleed } = pageBoxes(paper)
    this.document.addPage({ size: media, margin: 0 })
    Object.assign(this.document.page.dictionary.data, { TrimBox: trim, BleedBox: bleed })
    this.document.translate(paper.around * MM, paper.around * MM)
  }

  rectangle({ x, y, width, height }: Box, ink: Ink): void {
    this.document.addContent(`${inkSet(ink)} ${[x, y, width, height].map((mm) => (mm * MM).toFixed(2)).join(' ')} re f`)
  }

  circle(x: number, y: number, radius: number, ink: Ink): void {
    this.document.addContent(inkSet(ink))
    this.document.circle(x * MM, y * MM, radius * MM)
    this.document.addContent('f')
  }

  /** @param width of the line, in points. */
  line(x1: number, y1: number, x2: number, y2: number, width = 0.35, ink: Ink = BLACK): void {
    const [a, b, c, d] = [x1, y1, x2, y2].map((mm) => (mm * MM).toFixed(2))
    this.document.addContent(`${inkSet(ink, true)} ${width} w ${a} ${b} m ${c} ${d} l S`)
  }

  /** A text as it fits a box of that size; nothing is drawn. */
  fitted(text: string, width: number, height: number, style: Style): Fitted {
    return fit(asSet(text), (part) => this.fonts.widthOf(part, style.bold ?? false), width, height, style)
  }

  /** Draws a fitted text from the top of a box downwards. */
  lines({ x, y, width }: Box, { lines, size, leading }: Fitted, { bold = false, ink = BLACK, align = 'left' }: Style): void {
    for (const [nth, line] of lines.entries()) {
      const left = width * MM - this.fonts.widthOf(line, bold) * size
      const from = align === 'center' ? left / 2 : align === 'right' ? left : 0
      this.run(line, x * MM + from, y * MM + size * (ABOVE + nth * leading), size, bold, ink)
    }
  }

  /** Draws a text as large as it fits a box, in the middle of its height. */
  text(text: string, box: Box, style: Style): void {
    const fitted = this.fitted(text, box.width, box.height, style)
    this.lines({ ...box, y: box.y + (box.height - fitted.height) / 2 }, fitted, style)
  }

  /** The font of that name, as the current one. */
  font(name: FaceName): PdfDocument['_font'] {
    if (!this.registered.has(name)) this.document.registerFont(name, this.fonts.file(name))
    this.registered.add(name)
    this.document.font(name)
    return this.document._font
  }

  /** A line from a point on its base line, in points: by pieces, as the fonts have its characters. Throws on one that none has (a bug: see `unprintable`). */
  private run(line: string, x: number, y: number, size: number, bold: boolean, ink: Ink): void {
    let at = x
    for (const { face, text } of this.pieces(line, bold)) {
      this.font(face)
      const thickened = bold && face !== 'usual-bold'
      this.document.addContent(inkSet(ink))
      if (thickened) this.document.addContent(`${inkSet(ink, true)} ${(size * THICKENED).toFixed(2)} w`)
      this.document.fontSize(size).text(text, at, y, { lineBreak: false, baseline: 'alphabetic', ...(thickened && { fill: true, stroke: true }) })
      at += this.fonts.widthOf(text, bold) * size
    }
  }

  private pieces(line: string, bold: boolean): { face: FaceName; text: string }[] {
    const pieces: { face: FaceName; text: string }[] = []
    for (const character of line) {
      const face = this.fonts.faceOf(character, bold)
      if (face === null) throw new RangeError(`no font has ${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()})`)
      const last = pieces.at(-1)
      if (last?.face === face) last.text += character
      else pieces.push({ face, text: character })
    }
    return pieces
  }

  /** A code as large as fits a box, in its middle, with the white it needs around. Throws where it would be too small to read (a bug). */
  code(link: string, { x, y, width, height }: Box): void {
    const code = qrCode(link)
    const side = Math.min(width, height)
    const module = moduleIn(side, code)
    const [left, top] = [x + (width - side) / 2, y + (height - side) / 2]
    this.rectangle({ x: left, y: top, width: side, height: side }, WHITE)
    const [scale, dx, dy] = [module, left + QUIET * module, top + QUIET * module].map((mm) => (mm * MM).toFixed(4))
    this.document.addContent(`q ${inkSet(BLACK)} ${scale} 0 0 ${scale} ${dx} ${dy} cm ${code.path} f Q`)
  }

  /** A picture that fills a box (`cover`: what sticks out is cut off) or stands whole in its middle. The same one is kept in the file once. */
  picture(data: Buffer, { x, y, width, height }: Box, how: 'cover' | 'fit'): void {
    const key = createHash('sha256').update(data).digest('base64')
    const picture = this.pictures.get(key) ?? this.document.openImage(data)
    this.pictures.set(key, picture)
    const [left, top, size] = [x * MM, y * MM, [width * MM, height * MM] as [number, number]]
    this.document.save().rect(left, top, ...size).clip()
    this.document.image(picture as never, left, top, { [how]: size, align: 'center', valign: 'center' })
    this.document.restore()
  }
}
