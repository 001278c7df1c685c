import { EMPTY_CELL, type Cell } from './cell'
import { SHEET_LIMITS } from './limits'
import type { Package } from './package'
import { SheetError } from './problems'
import { readXml, type XmlListener } from './xml'

/** Characters of a page: longer than any cell. */
const PAGE = 512 * 1024

/** What spreadsheets write for characters XML cannot hold: _x000D_ is a CR, _x005F_ the underscore before something that only looks like it. */
export const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16))) : text

/**
 * The strings of a workbook, which its cells name by number. There may be millions, all alive at once: they lie outside of the heap as bytes, two
 * a character, and the collector never walks over them.
 */
export class SharedStrings {
  private readonly pages: Buffer[] = []
  /** Where the next one begins, in characters from the beginning of the first page. */
  private next = 0
  private count = 0
  private starts = new Uint32Array(1024)
  /** Length in characters, which no cell has more than 15 bits of, and one bit for rich text. */
  private lengths = new Uint16Array(1024)

  /** Throws SHEET_TOO_LARGE when there are more than any table needs. */
  add(text: string, rich: boolean): void {
    const left = PAGE - (this.next % PAGE)
    if (text.length > left) this.next += left
    if (this.count >= SHEET_LIMITS.strings || this.next + text.length > SHEET_LIMITS.stringCharacters) throw new SheetError('SHEET_TOO_LARGE')
    if (this.count === this.starts.length) this.grow()
    this.pageAt(this.next).write(text, (this.next % PAGE) * 2, 'utf16le')
    this.starts[this.count] = this.next
    this.lengths[this.count] = text.length * 2 + Number(rich)
    this.count += 1
    this.next += text.length
  }

  /** The cell that names this string; null = there is no such string. */
  cell(index: number): Cell | null {
    if (!(index >= 0 && index < this.count)) return null
    const [start = 0, length = 0] = [this.starts[index], this.lengths[index]]
    const from = (start % PAGE) * 2
    const text = this.pageAt(start).toString('utf16le', from, from + (length >> 1) * 2)
    if (text === '') return EMPTY_CELL
    return length & 1 ? { text, folded: 'rich' } : { text }
  }

  private pageAt(at: number): Buffer {
    return (this.pages[Math.floor(at / PAGE)] ??= Buffer.allocUnsafeSlow(PAGE * 2))
  }

  private grow(): void {
    const [starts, lengths] = [new Uint32Array(this.count * 2), new Uint16Array(this.count * 2)]
    starts.set(this.starts)
    lengths.set(this.lengths)
    this.starts = starts
    this.lengths = lengths
  }
}

/** Gathers the text of one string or one cell: its runs one after the other, without the reading aids (`rPh`) of Chinese and Japanese. */
export class TextOfRuns implements XmlListener {
  private pieces = ''
  private inText = false
  private inAid = false
  private runs = false

  begin(name: string): void {
    if (name === 't') this.inText = !this.inAid
    else if (name === 'rPh') this.inAid = true
    else if (name === 'r') this.runs = true
  }

  end(name: string): void {
    if (name === 't') this.inText = false
    else if (name === 'rPh') this.inAid = false
  }

  text(text: string): void {
    if (this.inText) this.pieces += text
    if (this.pieces.length > SHEET_LIMITS.cell * 8) throw new SheetError('SHEET_CELL_TOO_LONG')
  }

  /** What was gathered, and a new beginning. */
  take(): { text: string; rich: boolean } {
    const taken = { text: unescaped(this.pieces), rich: this.runs }
    if (taken.text.length > SHEET_LIMITS.cell) throw new SheetError('SHEET_CELL_TOO_LONG')
    this.pieces = ''
    this.inText = this.inAid = this.runs = false
    return taken
  }
}

/** Reads the strings of a workbook; a workbook without any has none. Throws SheetError. */
export async function readStrings(parts: Package, part: string | null): Promise<SharedStrings> {
  const strings = new SharedStrings()
  if (part === null || !parts.has(part)) return strings
  const runs = new TextOfRuns()
  const listener: XmlListener = {
    begin: (name) => runs.begin(name),
    text: (text) => runs.text(text),
    end(name) {
      runs.end(name)
      if (name !== 'si') return
      const { text, rich } = runs.take()
      strings.add(text, rich)
    },
  }
  for await (const _piece of readXml(await parts.open(part), listener, 'SHEET_CELL_TOO_LONG'));
  return strings
}
