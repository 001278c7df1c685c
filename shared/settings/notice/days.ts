import { type ChinaDay, dayNumberOf, dayOf, isRealDay, weekdayOf } from '../../kernel/instant'
import { NotUnderstood } from './draft'

const WEEKDAYS = '日一二三四五六'
/** 1月28日(农历除夕、周二): year and month may be left out where those before it hold. */
const DAY = '(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日(?:\\(([^()]*)\\))?'
const ONE = new RegExp(`^${DAY}$`)
const RANGE = new RegExp(`^(${DAY})(?:至|到|-|—|~)(${DAY})$`)

/** What a day without a year or a month takes them from. */
interface Context { year: number; month: number | null }

function dayIn(text: string, context: Context): ChinaDay {
  const [, year, month, day, remark = ''] = ONE.exec(text) ?? []
  if (day === undefined) throw new NotUnderstood(`“${text}”不是日期。`)
  context.year = Number(year ?? context.year)
  context.month = Number(month ?? context.month)
  const date = `${context.year}-${String(context.month).padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!isRealDay(date)) throw new NotUnderstood(`${context.year} 年没有这一天。`)
  const [, weekday] = /(?:周|星期)([日天一二三四五六])/.exec(remark) ?? []
  const real = WEEKDAYS[weekdayOf(dayNumberOf(date))] ?? ''
  if (weekday !== undefined && weekday.replace('天', '日') !== real) throw new NotUnderstood(`${date} 是星期${real}，不是星期${weekday}。`)
  return date
}

/** Days of a phrase: 「1月28日(周二)至2月4日(周二)」, 「1月26日(周日)、2月8日(周六)」. Throws NotUnderstood, also where the weekday is another. */
export function daysIn(phrase: string, year: number): ChinaDay[] {
  const context: Context = { year, month: null }
  // A comma inside brackets separates remarks, not days.
  return phrase.split(/[、,和](?![^()]*\))/).flatMap((part) => {
    const range = RANGE.exec(part)
    if (!range) return [dayIn(part, context)]
    const [, from = '', , , , , to = ''] = range
    const [first, last] = [dayNumberOf(dayIn(from, context)), dayNumberOf(dayIn(to, context))]
    if (last < first || last - first > 30) throw new NotUnderstood('起止日期不对。')
    return Array.from({ length: last - first + 1 }, (_, at) => dayOf(first + at))
  })
}
