import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as turn, setTimeout as later } from 'node:timers/promises'
import { chinaDay, toMs, type Instant } from '../../shared/kernel/instant'
import { Drawing } from './drawing'
import { fontsIn } from './faces'
import { cornerMarks, PageEdge } from './page-edge'
import { PAPERS } from './paper'
import { newDocument, type PdfDocument } from './pdf-document'
import type { Look, Sign, Template } from './sign'
import { CARDS_A_SHEET, drawCards } from './templates/cards'
import { drawDoor } from './templates/door'
import { drawGrid } from './templates/grid'
import { drawLabels, LABELS_A_SHEET } from './templates/labels'
import { drawLeaflet } from './templates/leaflet'
import { drawWindow } from './templates/window'

/** Bytes written ahead of who takes them, and how often it is looked whether he has: a target with room for all of it would never say so. */
const [AHEAD, LOOK_MS] = [1024 * 1024, 5]

/** When a page more may be drawn: drawing lets others run after each, and does not gather a document in memory. Throws what the target throws. */
async function room(document: PdfDocument, taken: Promise<void>): Promise<void> {
  await turn()
  while (document.readableLength >= AHEAD && !document.destroyed) await later(LOOK_MS)
  if (document.destroyed) await taken
}

interface Page {
  /** Signs on it. */
  signs: number
  draw(drawing: Drawing, signs: readonly Sign[], look: Look, edge: PageEdge): void
}

const alone = (template: Template, drawSign: (drawing: Drawing, sign: Sign, look: Look) => void): Page => ({
  signs: 1,
  draw: (drawing, [sign], look, edge) => {
    const paper = PAPERS[template]
    drawing.page(paper)
    if (sign) drawSign(drawing, sign, look)
    cornerMarks(drawing, paper)
    edge.draw({ x: 4, y: paper.height + 5, width: paper.width - 8, height: 3 }, { size: 7 })
  },
})

const PAGES: Readonly<Record<Template, Page>> = {
  cards: { signs: CARDS_A_SHEET, draw: drawCards },
  labels: { signs: LABELS_A_SHEET, draw: drawLabels },
  door: alone('door', drawDoor),
  window: alone('window', drawWindow),
  'service': alone('service', drawLeaflet),
  grid: alone('grid', drawGrid),
}

async function* gathered(signs: Iterable<Sign> | AsyncIterable<Sign>, size: number): AsyncGenerator<Sign[]> {
  let held: Sign[] = []
  for await (const sign of signs) {
    held.push(sign)
    if (held.length < size) continue
    yield held
    held = []
  }
  if (held.length > 0) yield held
}

async function writePages(document: PdfDocument, template: Template, signs: readonly Sign[] | AsyncIterable<Sign>, look: Look, at: Instant, taken: Promise<void>): Promise<{ pages: number; signs: number }> {
  const drawing = new Drawing(document, fontsIn())
  const edge = new PageEdge(drawing, chinaDay(at))
  const page = PAGES[template]
  let written = 0
  for await (const some of gathered(signs, page.signs)) {
    page.draw(drawing, some, look, edge)
    written += some.length
    await room(document, taken)
  }
  // A PDF without a page is none.
  if (written === 0) page.draw(drawing, [], look, edge)
  return { pages: edge.end(), signs: written }
}

/**
 * Writes signs as a PDF for print: in the order given, as many on a page as the template has room for; of none, one page without a sign. Signs are asked for no faster than
 * the target takes them. The same signs at the same instant give the same bytes. Throws what the signs or the target throw, and on what cannot be printed: a character
 * without a glyph (`unprintable`), another picture (`printablePicture`), a link too long for the code (bugs of the caller); what was written then is no PDF.
 */
export async function writeSigns(template: Template, signs: readonly Sign[] | AsyncIterable<Sign>, look: Look, printedAt: Instant, out: Writable): Promise<{ pages: number; signs: number }> {
  const document = newDocument(look.wording.title, new Date(toMs(printedAt)))
  const taken = pipeline(document as unknown as NodeJS.ReadableStream, out)
  // It is asked for below; until then a failure has been heard of.
  taken.catch(() => undefined)
  try {
    const written = await writePages(document, template, signs, look, printedAt, taken)
    document.end()
    await taken
    return written
  } catch (cause) {
    document.destroy(cause as Error)
    await taken.catch(() => undefined)
    throw cause
  }
}
