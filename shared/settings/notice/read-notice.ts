import { type ChinaDay, dayNumberOf } from '../../kernel/instant'
import { err, ok, type Result } from '../../kernel/result'
import { foldedLine, type NoticeDraft, type NoticeProblem, type NoticeRefusal, type PastedLine } from './draft'
import { isNotice, type Item, itemsOf } from './text'
import { itemsOfTable } from './table'

const TITLE = /关于(\d{4})年部分节假日安排/
const NUMBER = /国办发(?:明电)?[〔[(【]\d{4}[〕\])】]\d+号/

function yearOf(lines: readonly PastedLine[]): number | null {
  const all = lines.map(({ folded }) => folded).join('\n')
  const found = TITLE.exec(all) ?? /(\d{4})年元旦/.exec(all) ?? /(\d{4})年(?:部分)?(?:节假日|放假)/.exec(all) ?? (isNotice(lines) ? null : /(\d{4})[年./-]\d/.exec(all))
  return found ? Number(found[1]) : null
}

/** As the notice is quoted: its title and its number; '' where the text names neither. */
function citationOf(lines: readonly PastedLine[], year: number): string {
  const all = lines.map(({ folded }) => folded).join('\n')
  const number = NUMBER.exec(all)?.[0].replace(/[[(【]/, '〔').replace(/[\])】]/, '〕')
  return TITLE.test(all) || number ? `《国务院办公厅关于${year}年部分节假日安排的通知》${number === undefined ? '' : `（${number}）`}` : ''
}

const ofYear = (days: readonly ChinaDay[], year: number): string[] => [...new Set(days.filter((day) => day.startsWith(String(year))))].sort().map((day) => day.slice(5))

/** Stretches of days one after another, as festivals are shown. */
function festivalsOf(items: readonly Item[], year: number): NoticeDraft['festivals'] {
  return items.flatMap(({ name, off }) => {
    const days = ofYear(off, year)
    const from = days.filter((day, at) => at === 0 || dayNumberOf(`${year}-${day}`) - dayNumberOf(`${year}-${days[at - 1]}`) > 1)
    return name === '' ? [] : from.map((first, at) => ({ name: name.slice(0, 12), from: first, to: days.filter((day) => day >= first && day < (from[at + 1] ?? '99')).at(-1) ?? first }))
  })
}

/**
 * Reads the State Council's yearly notice as it is published, or a table of days (date and 休 or 班), full width or half, with whatever stands around it.
 * Days of another year that a notice names (a New Year's holiday that begins in December) are left out. Refuses with the first line that was not understood:
 * a deadline must not rest on a guess.
 */
export function readNotice(text: string): Result<NoticeDraft, NoticeRefusal> {
  const lines = text.split(/\r?\n/).map((each, at): PastedLine => ({ line: at + 1, text: each, folded: foldedLine(each) })).filter(({ folded }) => folded !== '')
  const problems: NoticeProblem[] = []
  const failed = (at: PastedLine, why: string): void => void problems.push({ line: at.line, text: at.text.trim().slice(0, 40), why })
  const year = yearOf(lines)
  const notice = isNotice(lines)
  if (year === null) return err({ code: 'NOTICE_NO_YEAR' })
  const items = notice ? itemsOf(lines, year, failed) : itemsOfTable(lines, year, failed)
  const [problem] = problems
  if (problem) return err({ code: 'NOTICE_NOT_UNDERSTOOD', ...problem })
  const holidays = ofYear(items.flatMap(({ off }) => off), year)
  if (holidays.length === 0) return err({ code: 'NOTICE_NOT_UNDERSTOOD', line: 1, text: (lines[0]?.text ?? '').trim().slice(0, 40), why: '没有放假的日期。' })
  return ok({ year, holidays, workdays: ofYear(items.flatMap(({ worked }) => worked), year), citation: citationOf(lines, year), festivals: festivalsOf(items, year) })
}
