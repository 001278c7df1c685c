import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What is asked of fontkit, which has no types of its own. */
interface Face {
  unitsPerEm: number
  hasGlyphForCodePoint(codePoint: number): boolean
  glyphForCodePoint(codePoint: number): { id: number }
  hhea: { numberOfMetrics: number }
  hmtx: { metrics: { get(at: number): { advance: number } } }
}
// By require: bundled by the other entry, it looks for files beside a module that is none any more.
const { create } = require('fontkit') as { create(data: Buffer): Face }

/** Where the fonts lie: beside this file, and beside the bundle of a function (fonts/README.md). */
export const fontsFolder = (): string => join(__dirname, 'fonts')

/** From the most usual to the rarest; a file is read when a character is first looked for in it. */
const ORDER = { regular: ['usual', 'rest', 'rare'], bold: ['usual-bold', 'rest', 'rare'] } as const
export type FaceName = (typeof ORDER)[keyof typeof ORDER][number]

export interface Fonts {
  /** For embedding. Each document opens it anew: what has been drawn of a font stays in memory with it, 15 KB a character. */
  file(name: FaceName): Buffer
  /** The face that has the character; null = none has. */
  faceOf(character: string, bold: boolean): FaceName | null
  /** Of a text, in parts of its size. */
  widthOf(text: string, bold: boolean): number
}

/** What is found out once for each character, by weight. */
function remembered<T>(ask: (character: string, bold: boolean) => T): (character: string, bold: boolean) => T {
  const known = { regular: new Map<string, T>(), bold: new Map<string, T>() }
  return (character, bold) => {
    const answers = bold ? known.bold : known.regular
    const before = answers.get(character)
    if (before !== undefined) return before
    const answer = ask(character, bold)
    answers.set(character, answer)
    return answer
  }
}

function openFonts(folder: string): Fonts {
  const files = new Map<FaceName, Buffer>()
  const faces = new Map<FaceName, Face>()
  const file = (name: FaceName): Buffer => {
    const read = files.get(name) ?? readFileSync(join(folder, `${name}.otf`))
    files.set(name, read)
    return read
  }
  const face = (name: FaceName): Face => {
    const opened = faces.get(name) ?? create(file(name))
    faces.set(name, opened)
    return opened
  }
  const faceOf = remembered((character, bold) =>
    ORDER[bold ? 'bold' : 'regular'].find((name) => face(name).hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) ?? null)
  const widthOfOne = remembered((character, bold) => advance(face(faceOf(character, bold) ?? 'usual'), character))
  const widthOf = (text: string, bold: boolean): number => {
    let width = 0
    for (const character of text) width += widthOfOne(character, bold)
    return width
  }
  return { file, faceOf, widthOf }
}

/** By the table: a glyph that is asked for its width draws itself first. Of the last ones, which are all as wide, the table has one. */
function advance(face: Face, character: string): number {
  const { id } = face.glyphForCodePoint(character.codePointAt(0) ?? 0)
  return face.hmtx.metrics.get(Math.min(id, face.hhea.numberOfMetrics - 1)).advance / face.unitsPerEm
}

const opened = new Map<string, Fonts>()

/** The fonts of a folder, read once in a process. */
export function fontsIn(folder = fontsFolder()): Fonts {
  const fonts = opened.get(folder) ?? openFonts(folder)
  opened.set(folder, fonts)
  return fonts
}
