import ExcelJS from 'exceljs'
import type { InputOf, OutputOf } from '../../../shared/api'
import { draw, type TownUnderTest } from '../town'
import { ADMIN } from './sheets'

/** Has a list written to its end. */
export async function exported(town: TownUnderTest, list: InputOf<'export.begin'>['list'], openid = ADMIN): Promise<OutputOf<'export.show'>> {
  const { exportId } = await town.must('export.begin', { requestId: draw(), list }, openid)
  await town.must('export.work', { exportId }, openid)
  return town.must('export.show', { exportId }, openid)
}

/** Sheets of a workbook as somebody else's reader sees them: values that are texts, by line and column; a formula or a link stays what it is. */
export async function sheetsOf(bytes: ArrayBuffer): Promise<Record<string, unknown[][]>> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes)
  return Object.fromEntries(workbook.worksheets.map((sheet) => {
    const lines: unknown[][] = []
    sheet.eachRow((row) => {
      const cells: unknown[] = []
      for (let at = 1; at <= row.cellCount; at++) cells.push(row.getCell(at).value ?? '')
      lines.push(cells)
    })
    return [sheet.name, lines]
  }))
}

/** The file of an export that is ready. */
export async function fileOf({ file }: OutputOf<'export.show'>): Promise<Record<string, unknown[][]>> {
  const reply = await fetch(file?.url ?? '')
  if (!reply.ok) throw new Error(`there is no file: ${reply.status}`)
  return sheetsOf(await reply.arrayBuffer())
}
