import { type ChinaDay, dayNumberOf, dayOf, isRealDay, weekdayOf } from '../../kernel/instant'
import { NotUnderstood, type PastedLine } from './draft'
import type { Item } from './text'

/** What a cell says of a day. */
const OFF = /^(?:休|假|放假|休息|休假|节假日|调休)$/
const WORKED = /^(?:班|上班|补班|调休上班|工作日)$/
/** Days of a spreadsheet are counted from the end of 1899. */
const SHEET_EPOCH = dayNumberOf('1899-12-30')

/** A cell that is a date: 2026-01-01, 2026/1/1, 2026年1月1日, 1月1日, 1/1, or the number a spreadsheet keeps it as. Null: it is none. */
function dayOfCell(cell: string, year: number | null): ChinaDay | null {
  if (/^4[5-9]\d{3}$|^5[0-9]\d{3}$/.test(cell)) return dayOf(SHEET_EPOCH + Number(cell))
  const [, written, month, day] = /^(?:(\d{4})[年./-])?(\d{1,2})[月./-](\d{1,2})日?(?:\(.*\))?$/.exec(cell) ?? []
  if (month === undefined || day === undefined) return null
  if (written === undefined && year === null) throw new NotUnderstood('日期没有写年份。')
  const date = `${written ?? year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!isRealDay(date)) throw new NotUnderstood('没有这一天。')
  return date
}

const isWeekend = (day: ChinaDay): boolean => weekdayOf(dayNumberOf(day)) % 6 === 0

interface Row { day: ChinaDay; off: boolean; name: string }

function rowOf({ text }: PastedLine, year: number | null): Row | null {
  const cells = text.normalize('NFKC').split(/[\t,;|]|\s{1,}/).map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (cells.length === 0) return null
  const days = cells.flatMap((cell) => dayOfCell(cell, year) ?? [])
  const [day] = days
  // A heading has no date in it, and no number either.
  if (day === undefined) {
    if (cells.some((cell) => /\d/.test(cell) && !/年/.test(cell))) throw new NotUnderstood('没有日期。')
    return null
  }
  const kind = cells.find((cell) => OFF.test(cell) || WORKED.test(cell))
  if (kind === undefined || days.length > 1) throw new NotUnderstood('每行要有一个日期，和“休”或“班”。')
  const name = cells.find((cell) => /节|元旦/.test(cell) && !OFF.test(cell)) ?? ''
  return { day, off: OFF.test(kind), name }
}

/** Reads a table of days, one a line, 休 or 班, perhaps with the festival. A plain working day says nothing. */
export function itemsOfTable(lines: readonly PastedLine[], year: number | null, failed: (at: PastedLine, why: string) => void): Item[] {
  const items: Item[] = []
  for (const at of lines) {
    try {
      const row = rowOf(at, year)
      if (row === null || (!row.off && !isWeekend(row.day))) continue
      const last = items.at(-1)
      const item = last !== undefined && (row.name === '' || row.name === last.name) ? last : { name: row.name, off: [], worked: [] }
      if (item !== last) items.push(item)
      item[row.off ? 'off' : 'worked'].push(row.day)
    } catch (error) {
      if (!(error instanceof NotUnderstood)) throw error
      failed(at, error.message)
    }
  }
  return items
}
