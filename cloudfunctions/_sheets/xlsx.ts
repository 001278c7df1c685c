import { ok, type Result } from '../../shared/kernel/result'
import type { Line } from './cell'
import { openPackage, type Package } from './package'
import { SheetError, type SheetProblem } from './problems'
import { readRows } from './rows'
import { readStrings, type SharedStrings } from './strings'
import { readWorkbook } from './workbook'

/** Nothing stays open between two questions: who holds a workbook owes nobody to close it. */
async function openAgain(path: string): Promise<Package> {
  const parts = await openPackage(path)
  if (!parts.ok) throw new SheetError(parts.error.code)
  return parts.value
}

/** A workbook on disk: its visible sheets, and the lines of one by name. Throws SheetError where what it says of itself is damaged. */
export async function openWorkbook(path: string): Promise<Result<{ sheets: string[]; lines(sheet: string): AsyncGenerator<Line> }, { code: SheetProblem }>> {
  const opened = await openPackage(path)
  if (!opened.ok) return opened
  const workbook = await readWorkbook(opened.value).finally(() => opened.value.close())
  let strings: SharedStrings | null = null
  async function* lines(sheet: string): AsyncGenerator<Line> {
    const found = workbook.sheets.find(({ name }) => name === sheet)
    if (!found) throw new SheetError('SHEET_NO_SHEET')
    const parts = await openAgain(path)
    try {
      strings ??= await readStrings(parts, workbook.strings)
      yield* readRows(parts, found.part, { strings, formats: workbook.formats, since1904: workbook.since1904 })
    } finally {
      parts.close()
    }
  }
  return ok({ sheets: workbook.sheets.map(({ name }) => name), lines })
}
