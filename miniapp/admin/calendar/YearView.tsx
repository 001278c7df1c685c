import { View } from '@tarojs/components'
import type { YearCalendar } from '@shared/sla/calendar'
import { dayNumberOf, weekdayOf } from '@shared/kernel/instant'
import { aria } from '@/ui/aria'

type Days = Pick<YearCalendar, 'year' | 'holidays' | 'workdays'>

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1)
const WEEK = ['一', '二', '三', '四', '五', '六', '日']
const two = (part: number): string => String(part).padStart(2, '0')

/** Days of a month from Monday on, with empty places before the first. */
function daysOf(year: number, month: number): (number | null)[] {
  const many = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const before = (weekdayOf(dayNumberOf(`${year}-${two(month)}-01`)) + 6) % 7
  return [...Array.from({ length: before }, () => null), ...Array.from({ length: many }, (_, at) => at + 1)]
}

/** A year month by month: 休 and 班 stand below the days that the notice names, so that they are told without colour. */
export const YearView = ({ days }: { days: Days }) => (
  <View className="admin-year t-year">{MONTHS.map((month) => <Month key={month} days={days} month={month} />)}</View>
)

const Month = ({ days: { year, holidays, workdays }, month }: { days: Days, month: number }) => {
  const of = (list: readonly string[]): number[] => list.filter((day) => day.startsWith(`${two(month)}-`)).map((day) => Number(day.slice(3)))
  const [off, worked] = [of(holidays), of(workdays)]
  const said = [off.length === 0 ? '' : `放假 ${off.join('、')} 日`, worked.length === 0 ? '' : `上班 ${worked.join('、')} 日`].filter(Boolean).join('，')
  return (
    <View className="admin-month" {...aria({ role: 'img', label: `${month} 月，${said === '' ? '没有放假和调休' : said}` })}>
      <View className="admin-month__name">{`${month} 月`}</View>
      <View className="admin-month__days">
        {WEEK.map((day) => <View key={day} className="admin-day admin-day--head">{day}</View>)}
        {daysOf(year, month).map((day, at) => {
          if (day === null) return <View key={`empty-${at}`} className="admin-day" />
          const mark = off.includes(day) ? '休' : worked.includes(day) ? '班' : ''
          const look = mark === '休' ? 'off' : mark === '班' ? 'worked' : at % 7 > 4 ? 'weekend' : 'plain'
          return <View key={day} className={`admin-day admin-day--${look}`}><View className="ms-num">{String(day)}</View><View className="admin-day__mark">{mark}</View></View>
        })}
      </View>
    </View>
  )
}
