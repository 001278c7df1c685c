import { EMPTY_CELL, type Cell, type Line } from './cell'
import { dateCell, type Format } from './dates'
import { SHEET_LIMITS } from './limits'
import { numberCell } from './numbers'
import type { Package } from './package'
import { SheetError } from './problems'
import { TextOfRuns, unescaped, type SharedStrings } from './strings'
import { readXml, type XmlListener } from './xml'

/** What the cells of a workbook are read by. */
export interface Reading {
  strings: SharedStrings
  formats: readonly Format[]
  since1904: boolean
}

/** 'AB12' → 27: the column, from 0. */
function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

/** A number by its format: a day, a time, digits with zeros in front, or a number. */
function numberBy(raw: string, format: Format, since1904: boolean): Cell {
  if (format === 'date' || format === 'time') return dateCell(Number(raw), format, since1904) ?? numberCell(raw) ?? { text: raw }
  const cell = numberCell(raw) ?? { text: raw }
  return format !== null && /^\d+$/.test(cell.text) ? { ...cell, text: cell.text.padStart(format.zeros, '0') } : cell
}

/** What a cell of each type says, of the value stored in it; a formula has the value it had when the file was saved. */
const BY_TYPE: Readonly<Record<string, (raw: string, style: number, reading: Reading) => Cell | null>> = {
  s: (raw, _style, { strings }) => strings.cell(Number(raw)),
  str: (raw) => ({ text: unescaped(raw) }),
  b: (raw) => ({ text: raw === '1' || raw === 'true' ? 'TRUE' : 'FALSE', folded: 'boolean' }),
  // #N/A and its like: the formula came to nothing.
  e: () => ({ text: '', folded: 'formula' }),
  d: (raw) => ({ text: raw.slice(0, 10), folded: 'date' }),
  n: (raw, style, { formats, since1904 }) => numberBy(raw, formats[style] ?? null, since1904),
}

/** Makes lines of the XML of a sheet. Of merged cells only the first one has the value, as it is stored; the others are empty. */
class RowListener implements XmlListener {
  /** Lines that have ended since they were last taken. */
  ready: Line[] = []
  private line = 0
  private column = -1
  private cells: Cell[] = []
  private blank = true
  private type = 'n'
  private style = 0
  private formula = false
  private inValue = false
  private value = ''
  private readonly runs = new TextOfRuns()

  constructor(private readonly reading: Reading) {}

  begin(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') {
      this.column = attributes.r === undefined ? this.column + 1 : columnOf(attributes.r)
      this.type = attributes.t ?? 'n'
      this.style = Number(attributes.s ?? 0)
      this.formula = false
      this.value = ''
    } else if (name === 'v') this.inValue = true
    else if (name === 'f') this.formula = true
    else if (name === 'row') {
      this.line = attributes.r === undefined ? this.line + 1 : Number(attributes.r)
      this.column = -1
    } else this.runs.begin(name)
  }

  text(text: string): void {
    if (this.inValue) this.value += text
    else this.runs.text(text)
  }

  end(name: string): void {
    if (name === 'c') this.endCell()
    else if (name === 'v') this.inValue = false
    else if (name === 'row') this.endRow()
    else this.runs.end(name)
  }

  private endCell(): void {
    const cell = this.read()
    if (cell === null) throw new SheetError('SHEET_DAMAGED', this.line)
    if (cell.text === '' && cell.folded === undefined) return
    if (cell.text.length > SHEET_LIMITS.cell) throw new SheetError('SHEET_CELL_TOO_LONG', this.line)
    if (this.column < 0) throw new SheetError('SHEET_DAMAGED', this.line)
    if (this.column >= SHEET_LIMITS.columns) {
      if (cell.text === '') return
      throw new SheetError('SHEET_TOO_WIDE', this.line)
    }
    while (this.cells.length < this.column) this.cells.push(EMPTY_CELL)
    this.cells[this.column] = cell
    this.blank &&= cell.text.trim() === ''
  }

  private read(): Cell | null {
    if (this.type === 'inlineStr') {
      const { text, rich } = this.runs.take()
      return rich ? { text, folded: 'rich' } : { text }
    }
    if (this.value === '') return this.formula ? { text: '', folded: 'formula' } : EMPTY_CELL
    const cell = BY_TYPE[this.type]?.(this.value, this.style, this.reading) ?? null
    return cell && this.formula ? { ...cell, folded: 'formula' } : cell
  }

  private endRow(): void {
    if (!this.blank) this.ready.push({ line: this.line, cells: this.cells })
    if (this.cells.length > 0) this.cells = []
    this.blank = true
  }
}

/** The lines of a sheet, blank ones left out. Throws SheetError. */
export async function* readRows(parts: Package, part: string, reading: Reading): AsyncGenerator<Line> {
  const listener = new RowListener(reading)
  for await (const _piece of readXml(await parts.open(part), listener, 'SHEET_CELL_TOO_LONG')) {
    const lines = listener.ready
    listener.ready = []
    yield* lines
  }
}
