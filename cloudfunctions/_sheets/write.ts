import { createWriteStream } from 'node:fs'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { defused } from './defused'
import type { SheetPlan } from './sheet-plan'
import { partsAround, remarksXml, sheetXml } from './sheet-xml'
import { writable } from './written-text'

export type { Column, SheetPlan } from './sheet-plan'

/** Characters gathered before they are handed on: a row at a time would cost more in handing on than in writing. */
const CHUNK = 64 * 1024

async function* gathered(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let held = ''
  for await (const piece of pieces) {
    held += piece
    if (held.length < CHUNK) continue
    yield Buffer.from(held)
    held = ''
  }
  if (held !== '') yield Buffer.from(held)
}

const REMARKS_PART = 'xl/worksheets/sheet2.xml'

function* later(text: () => string): Generator<Buffer> {
  yield Buffer.from(text())
}

const targetOf = (to: string | Writable): Writable => (typeof to === 'string' ? createWriteStream(to) : to)

/**
 * Writes a workbook to a path or a stream, as a text in every cell. Rows are asked for no faster than the target takes them. Throws what the rows
 * or the target throw, and then the rows are ended; what lies at the path is no workbook.
 * @param at the date that the files within are given.
 */
export async function writeXlsx(to: string | Writable, plan: SheetPlan, at: Date): Promise<void> {
  const zip = new ZipFile()
  const sheet = Readable.from(gathered(sheetXml(plan)), { objectMode: false, highWaterMark: CHUNK })
  const output = zip.outputStream as Readable
  // The zip listens to neither.
  for (const source of [zip, sheet]) source.on('error', (cause: Error) => output.destroy(cause))
  for (const [part, xml] of partsAround(plan)) zip.addBuffer(Buffer.from(xml), part, { mtime: at })
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml', { mtime: at })
  const { remarks } = plan
  // A part is asked for when the one before it has been written.
  if (typeof remarks === 'function') zip.addReadStream(Readable.from(later(() => remarksXml(remarks())), { objectMode: false }), REMARKS_PART, { mtime: at })
  else if (remarks) zip.addBuffer(Buffer.from(remarksXml(remarks)), REMARKS_PART, { mtime: at })
  zip.end()
  try {
    await pipeline(output, targetOf(to))
  } finally {
    sheet.destroy()
  }
}

const csvCell = (text: string): string => {
  const cell = defused(writable(text))
  return /[",\t;\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replace(/"/g, '""')}"` : cell
}
const csvRow = (texts: readonly string[]): string => `${texts.map(csvCell).join(',')}\r\n`

async function* csvText({ columns, rows, above = [] }: SheetPlan): AsyncGenerator<string> {
  yield `\uFEFF${above.map((text) => csvRow([text])).join('')}${csvRow(columns.map(({ heading }) => heading))}`
  for await (const texts of rows) yield csvRow(texts)
}

/** Writes a csv in UTF-8 with its mark, by which Excel knows the encoding. Rows are asked for no faster than the target takes them. */
export const writeCsv = (to: string | Writable, plan: SheetPlan): Promise<void> =>
  pipeline(Readable.from(gathered(csvText(plan)), { objectMode: false, highWaterMark: CHUNK }), targetOf(to))
