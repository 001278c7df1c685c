import type { ChinaDay } from '../../kernel/instant'
import { daysIn } from './days'
import { NotUnderstood, type PastedLine } from './draft'

/** What one item says: 「二、春节：1月28日…放假调休，共8天。1月26日（周日）、2月8日（周六）上班。」 */
export interface Item { name: string; off: ChinaDay[]; worked: ChinaDay[] }

const NUMERAL = '[一二三四五六七八九十]+、'
/** The head of an item; its body follows the colon. */
const HEAD = new RegExp(`^${NUMERAL}([^:]{2,20}):(.*)$`)
const OFF = /^(.*日(?:\([^()]*\))?)放假(?:调休)?(?:(\d+)天)?(?:,共(\d+)天)?(?:,(?:不调休|与周末连休))*$/
const WORKED = /^(.*日(?:\([^()]*\))?)(?:照常|补班|正常)?上班$/
/** Advice, which names days that are not off (「鼓励各单位…安排职工在除夕（2月9日）休息」), and what stands below the items. */
const ADVICE = /^(?:鼓励|倡导|节假日期间|国务院办公厅)/

/** Is it a sentence of an item, whether it stands at its beginning or in a line of its own? */
const speaksOfDays = (text: string): boolean => /\d日.*(?:放假|上班|休)/.test(text)

/** The yearly notice is told from a table by its numbered items. */
export const isNotice = (lines: readonly PastedLine[]): boolean => lines.some(({ folded }) => HEAD.test(folded) || new RegExp(`。${NUMERAL}`).test(folded))

function say(item: Item, sentence: string, year: number): void {
  if (sentence === '' || ADVICE.test(sentence)) return
  const worked = WORKED.exec(sentence)
  if (worked) {
    item.worked.push(...daysIn(worked[1] ?? '', year))
    return
  }
  const off = OFF.exec(sentence)
  if (!off) throw new NotUnderstood('')
  const [, phrase = '', many, all] = off
  const days = daysIn(phrase, year)
  const said = all ?? many
  if (said !== undefined && Number(said) !== days.length) throw new NotUnderstood(`写的是 ${said} 天，日期数出来是 ${days.length} 天。`)
  item.off.push(...days)
}

/**
 * Reads the items of a notice. A line that is no item and speaks of no days is passed over; one that does goes with the item before it.
 * `failed` is told of each line that was not understood.
 */
export function itemsOf(lines: readonly PastedLine[], year: number, failed: (at: PastedLine, why: string) => void): Item[] {
  const items: Item[] = []
  for (const at of lines) {
    // Copied out of a page it may be all in one line.
    for (const part of at.folded.split(new RegExp(`(?<=。|^)(?=${NUMERAL})`))) {
      const [, name, body] = HEAD.exec(part) ?? []
      const last = items.at(-1)
      if (name === undefined && (!speaksOfDays(part) || (last === undefined && !new RegExp(`^${NUMERAL}`).test(part) && /安排通知如下/.test(part)))) continue
      const item = name === undefined ? last : { name, off: [], worked: [] }
      try {
        if (item === undefined) throw new NotUnderstood('')
        if (name !== undefined) items.push(item)
        for (const sentence of (body ?? part).split(/[。;]/)) if (name === undefined ? speaksOfDays(sentence) : true) say(item, sentence, year)
      } catch (error) {
        if (!(error instanceof NotUnderstood)) throw error
        failed(at, error.message)
      }
    }
  }
  return items
}
