import { SOFT } from './colours'
import type { Drawing, Style } from './drawing'
import { MM, type Box, type Paper } from './paper'
import type { PdfObject } from './pdf-document'
import { PRINT_WORDS } from './words'

/** mm from the cut to a mark, beyond the bleed, and how long a mark is. */
const [AWAY, LONG] = [4, 5]

/** Marks outside of the corners of a page, along which it is cut. */
export function cornerMarks(drawing: Drawing, { width, height }: Paper): void {
  for (const x of [0, width]) {
    drawing.line(x, -AWAY, x, -AWAY - LONG)
    drawing.line(x, height + AWAY, x, height + AWAY + LONG)
  }
  for (const y of [0, height]) {
    drawing.line(-AWAY, y, -AWAY - LONG, y)
    drawing.line(width + AWAY, y, width + AWAY + LONG, y)
  }
}

/** What is written on the edge of each page: when it was printed, and its number of how many. */
export class PageEdge {
  private pages = 0
  private readonly total: PdfObject

  constructor(private readonly drawing: Drawing, private readonly day: string) {
    // How many there are is known at the end: until then each page points to a picture of it.
    this.total = drawing.document.ref({ Type: 'XObject', Subtype: 'Form', BBox: [-10, -10, 200, 60] })
  }

  /** Writes on a new page, within a box: the day on its left, the number on its right. */
  draw(box: Box, style: Style): number {
    this.pages++
    this.drawing.text(PRINT_WORDS.printed(this.day), box, { ...style, ink: SOFT })
    const { size } = style
    const total = size * 3.8
    const number: Box = { ...box, width: box.width - total / MM }
    this.drawing.text(PRINT_WORDS.page(this.pages), number, { ...style, align: 'right', ink: SOFT })
    const { document } = this.drawing
    document.page.xobjects.Total = this.total
    const [x, y] = [(box.x + box.width) * MM - total + size * 0.25, (box.y + box.height / 2) * MM + size * 0.38]
    document.addContent(`q ${size / 10} 0 0 ${-size / 10} ${x.toFixed(2)} ${y.toFixed(2)} cm /Total Do Q`)
    return this.pages
  }

  /** Says how many pages there were, at the end of the document. */
  end(): number {
    const font = this.drawing.font('usual')
    const [glyphs] = font.encode(PRINT_WORDS.pages(this.pages))
    this.total.data.Resources = { Font: { [font.id]: font.ref() } }
    this.total.end(`${SOFT} g BT /${font.id} 10 Tf <${glyphs.join('')}> Tj ET`)
    return this.pages
  }
}
