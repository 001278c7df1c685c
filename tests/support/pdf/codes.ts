import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import type { Page } from 'playwright-core'

/** A code that was read in a picture of a page: what it says, and the box of its modules in mm. */
export interface ReadCode {
  link: string
  x: number
  y: number
  side: number
  modules: number
}

interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** A page as a picture, at so many dots per inch, blurred by so many dots (standard deviation). */
export async function pictureOf(page: Page, number: number, dpi: number, blur = 0): Promise<PNG> {
  const data = await page.evaluate<string>(`opened.getPage(${number}).then(async (one) => {
    const viewport = one.getViewport({ scale: ${dpi} / 72 })
    const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(viewport.width), height: Math.round(viewport.height) })
    await one.render({ canvas, viewport, background: 'white' }).promise
    const seen = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height })
    const paper = seen.getContext('2d')
    paper.filter = ${blur > 0 ? `'blur(${blur}px)'` : `'none'`}
    paper.drawImage(canvas, 0, 0)
    return seen.toDataURL('image/png')
  })`)
  return PNG.sync.read(Buffer.from(data.slice(data.indexOf(',') + 1), 'base64'))
}

/** What is framed, in mm within an area: as a telephone that is moved, a reader takes what stands close around a code for part of it in one frame and not in the next. */
const FRAMES = [2, 1, 3, 4, 0]

/** The code in an area of a picture, all in mm; null = none is read. */
export function readCode(picture: PNG, dpi: number, area: Area): ReadCode | null {
  for (const by of FRAMES) {
    const read = readFrame(picture, dpi, { x: area.x + by, y: area.y + by, width: area.width - 2 * by, height: area.height - 2 * by })
    if (read) return read
  }
  return null
}

function readFrame(picture: PNG, dpi: number, area: Area): ReadCode | null {
  const dots = (mm: number): number => Math.round((mm * dpi) / 25.4)
  const [left, top, width, height] = [dots(area.x), dots(area.y), dots(area.width), dots(area.height)]
  const part = new PNG({ width, height })
  PNG.bitblt(picture, part, left, top, Math.min(width, picture.width - left), Math.min(height, picture.height - top), 0, 0)
  const read = jsQR(new Uint8ClampedArray(part.data), width, height)
  if (!read) return null
  const { topLeftCorner: corner, topRightCorner: other } = read.location
  const mm = (dot: number): number => (dot * 25.4) / dpi
  return { link: read.data, x: area.x + mm(corner.x), y: area.y + mm(corner.y), side: mm(Math.hypot(other.x - corner.x, other.y - corner.y)), modules: 17 + 4 * read.version }
}
