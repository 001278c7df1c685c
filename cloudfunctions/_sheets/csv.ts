import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { CsvError, type Options, Parser } from 'csv-parse'
import { err, ok, type Result } from '../../shared/kernel/result'
import { EMPTY_CELL, type Cell, type Line } from './cell'
import { decoderOf, decoding } from './decoding'
import { undefused } from './defused'
import { type Encoding, encodingOf } from './encoding'
import { HEAD } from './file-kinds'
import { SHEET_LIMITS } from './limits'
import { shortenedNumber } from './numbers'
import { asDamage, SheetError, type SheetProblem } from './problems'
import { type Separator, separatorOf } from './separator'

export interface Csv {
  encoding: Encoding
  separator: Separator
}

/** Web pages and the XML of Office 2003, which systems hand out under the name of .xls. */
const PAGE = /^\s*(?:<(?:!doctype|html|head|meta|table|style|\?xml|!--)|mime-version:)/i
/** What no table of text has in it. */
const CONTROL = /[\u0000-\u0008\u000E-\u0019\u001C-\u001F]/

/** The beginning of a file as text; null = it is none. A character that is cut at the end does not count. */
async function headOf(path: string, encoding: Encoding): Promise<string | null> {
  const file = await open(path)
  try {
    const bytes = Buffer.alloc(HEAD)
    const { bytesRead } = await file.read(bytes, 0, HEAD, 0)
    const head = decoderOf(encoding).next(bytes.subarray(0, bytesRead))
    return CONTROL.test(head) ? null : head
  } catch (cause) {
    if (cause instanceof SheetError) return null
    throw cause
  } finally {
    await file.close()
  }
}

/** Finds out how a csv is written, or that the text is none. */
export async function sniffCsv(path: string): Promise<Result<Csv, { code: SheetProblem }>> {
  const encoding = await encodingOf(path)
  const head = await headOf(path, encoding)
  if (head === null) return err({ code: 'SHEET_NOT_A_TABLE' })
  if (PAGE.test(head)) return err({ code: 'SHEET_OLD_XLS' })
  return ok({ encoding, separator: separatorOf(head) })
}

/** Excel is kept from eating zeros by `="007"`: what it means is 007. */
const AS_TEXT = /^="([^"]*)"$/

function cellOf(raw: string): Cell {
  if (raw === '') return EMPTY_CELL
  const kept = raw.startsWith('="') ? AS_TEXT.exec(raw)?.[1] : undefined
  return kept !== undefined ? { text: kept, folded: 'formula' } : shortenedNumber(raw) ?? { text: undefused(raw) }
}

const isEndless = (cause: unknown): boolean => cause instanceof CsvError && cause.code === 'CSV_MAX_RECORD_SIZE'

/** A record, and which it is, blank ones counted. */
interface Numbered {
  nth: number
  record: readonly string[]
}

/** Numbers what it hands on. The parser's own way (`info`) copies a dozen counters for each record, which takes as long as reading it. */
class NumberingParser extends Parser {
  override push(record: readonly string[] | null): boolean {
    return super.push(record && ({ nth: this.info.records + this.info.empty_lines, record } satisfies Numbered))
  }
}

const READING: Options = { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: SHEET_LIMITS.record }

function lineOf({ nth: line, record }: Numbered): Line {
  const cells = record.map(cellOf)
  while (cells.length > 0 && cells[cells.length - 1] === EMPTY_CELL) cells.pop()
  if (cells.length > SHEET_LIMITS.columns) throw new SheetError('SHEET_TOO_WIDE', line)
  if (cells.some(({ text }) => text.length > SHEET_LIMITS.cell)) throw new SheetError('SHEET_CELL_TOO_LONG', line)
  return { line, cells }
}

/** The lines of a csv, blank ones left out; a record over several lines of the file is one line, as a spreadsheet shows it. Throws SheetError. */
export async function* readCsv(path: string, { encoding, separator }: Csv): AsyncGenerator<Line> {
  const parser = new NumberingParser({ ...READING, delimiter: separator })
  const bytes = createReadStream(path, { highWaterMark: HEAD })
  // What any of them meets ends the parser, whose reader is told.
  pipeline(bytes, decoding(encoding), parser, () => undefined)
  try {
    for await (const one of parser as AsyncIterable<Numbered>) {
      const line = lineOf(one)
      if (line.cells.some((cell) => cell.text.trim() !== '')) yield line
    }
  } catch (cause) {
    throw isEndless(cause) ? new SheetError('SHEET_CELL_TOO_LONG', null, cause) : asDamage(cause)
  } finally {
    bytes.destroy()
  }
}
