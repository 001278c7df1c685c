import { err, ok, type Result } from '../../shared/kernel/result'
import type { Line } from './cell'
import { readCsv, sniffCsv } from './csv'
import { fileKind } from './file-kinds'
import { firstOf } from './heading'
import { SHEET_LIMITS } from './limits'
import { SheetError, type SheetProblem } from './problems'
import { openWorkbook } from './xlsx'

export type { Cell, Line } from './cell'

/** A spreadsheet on disk, of which nothing but the beginning has been read. */
export interface OpenTable {
  format: 'xlsx' | 'csv'
  /** Of a csv: 'utf-8', 'gb18030', 'utf-16le' or 'utf-16be'. */
  encoding: string | null
  /** Visible sheets in order; one without a name for csv. */
  sheets: readonly string[]
  /** The first lines of a sheet, as many as a heading is looked for in; read once. Throws SheetError. */
  beginning(sheet: string): Promise<readonly Line[]>
  /**
   * Lines of a sheet (of a csv: of the only one, however it is called), blank ones left out, read as they are asked for; the file is open only
   * while they are. May be asked for more than once. The texts that a workbook lists stay in memory with this object, up to 220 MB of them. Throws
   * SheetError on what is met on the way: too many lines, a cell too long, damage, no such sheet.
   */
  lines(sheet: string): AsyncIterable<Line>
}

/** No more lines than one import takes. */
async function* atMost(lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  let count = 0
  for await (const line of lines) {
    if (++count > SHEET_LIMITS.lines) throw new SheetError('SHEET_TOO_MANY_ROWS', line.line)
    yield line
  }
}

/** A table of which the beginnings are kept. */
function withBeginnings(table: Omit<OpenTable, 'beginning'>): OpenTable {
  const kept = new Map<string, Promise<readonly Line[]>>()
  return {
    ...table,
    beginning(sheet) {
      const before = kept.get(sheet)
      if (before !== undefined) return before
      const read = firstOf(table.lines(sheet))
      kept.set(sheet, read)
      return read
    },
  }
}

async function openCsv(path: string): Promise<Result<OpenTable, { code: SheetProblem }>> {
  const csv = await sniffCsv(path)
  if (!csv.ok) return csv
  return ok(withBeginnings({ format: 'csv', encoding: csv.value.encoding, sheets: [''], lines: () => atMost(readCsv(path, csv.value)) }))
}

async function openXlsx(path: string): Promise<Result<OpenTable, { code: SheetProblem }>> {
  const workbook = await openWorkbook(path)
  if (!workbook.ok) return workbook
  const { sheets, lines } = workbook.value
  return ok(withBeginnings({ format: 'xlsx', encoding: null, sheets, lines: (sheet) => atMost(lines(sheet)) }))
}

/** Is there a line in any sheet? Looks no further than to the beginning of the first that has one. */
async function hasLines({ sheets, beginning }: OpenTable): Promise<boolean> {
  for (const sheet of sheets) if ((await beginning(sheet)).length > 0) return true
  return false
}

/**
 * Opens a file on disk as what its bytes say it is, whatever its name. Refusals as values: a file that is no table, or one with nothing in it.
 * Throws only what the disk does.
 */
export async function openTable(path: string): Promise<Result<OpenTable, { code: SheetProblem }>> {
  const kind = await fileKind(path)
  if (typeof kind === 'object') return err({ code: kind.problem })
  try {
    const table = await (kind === 'zip' ? openXlsx(path) : openCsv(path))
    return table.ok && !(await hasLines(table.value)) ? err({ code: 'SHEET_EMPTY' }) : table
  } catch (cause) {
    if (cause instanceof SheetError) return err({ code: cause.code })
    throw cause
  }
}
