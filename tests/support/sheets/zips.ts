import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** A part of a zip: its text or bytes, or pieces that are made as they are written. */
export type Part = string | Buffer | (() => Iterable<string>)

/** Writes a zip of such parts, in the order given. */
export async function writeZip(path: string, parts: Readonly<Record<string, Part>>): Promise<string> {
  const zip = new ZipFile()
  const options = { mtime: new Date('2026-01-01T00:00:00Z') }
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part === 'function') zip.addReadStream(Readable.from(part()), name, options)
    else zip.addBuffer(Buffer.from(part), name, options)
  }
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

const relation = (id: string, type: string, target: string, more = ''): string => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${more}/>`

/** What a workbook is made of, as far as a test says; the rest is the least that a reader needs. */
export interface Raw {
  /** XML of the rows of the first sheet, or pieces of it. */
  rows?: Part
  /** XML of `sheet` elements; of `workbookPr`. */
  sheets?: string
  properties?: string
  relations?: string
  /** XML of the `si` elements. */
  strings?: string
  /** Formats of the styles 0, 1, 2…: a number of a format, or a code. */
  formats?: readonly (number | string)[]
  more?: Readonly<Record<string, Part>>
}

const stylesOf = (formats: readonly (number | string)[]): string =>
  `<styleSheet><numFmts>${formats.map((code, at) => (typeof code === 'string' ? `<numFmt numFmtId="${200 + at}" formatCode="${code.replace(/"/g, '&quot;')}"/>` : '')).join('')}</numFmts>`
  + `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats.map((format, at) => `<xf numFmtId="${typeof format === 'string' ? 200 + at : format}"/>`).join('')}</cellXfs></styleSheet>`

function around(rows: Part): Part {
  const [before, after] = ['<?xml version="1.0"?><worksheet><sheetData>', '</sheetData></worksheet>']
  if (typeof rows !== 'function') return `${before}${rows.toString()}${after}`
  return function* () {
    yield before
    yield* rows()
    yield after
  }
}

/** Writes a workbook of raw XML: what no library writes but people have. Strings lie behind the sheet, as some programs put them. */
export const writeRaw = (path: string, { rows = '', sheets, properties = '', relations = '', strings = '', formats = [], more = {} }: Raw): Promise<string> => writeZip(path, {
  '[Content_Types].xml': '<Types/>',
  'xl/worksheets/sheet1.xml': around(rows),
  ...more,
  'xl/workbook.xml': `<workbook xmlns:r="urn:r">${properties}<sheets>${sheets ?? '<sheet name="表" sheetId="1" r:id="rId1"/>'}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('s', 'sharedStrings', '/xl/sharedStrings.xml')}${relation('f', 'styles', 'styles.xml')}${relations}</Relationships>`,
  'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
  'xl/styles.xml': stylesOf(formats),
})

export { relation }
