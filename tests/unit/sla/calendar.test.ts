import { missingYear } from '../../../shared/sla/assumed-year'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { HolidayUtil, Lunar, Solar } from 'lunar-typescript'
import { dayNumberOf, dayOf, weekdayOf } from '../../../shared/kernel/instant'
import { Calendar, withYear, YearCalendar } from '../../../shared/sla/calendar'
import { DEFAULT_CALENDAR } from '../../../shared/settings/calendar/default-calendar'
import { YEAR_2025 } from '../../../shared/settings/calendar/2025'
import { YEAR_2026 } from '../../../shared/settings/calendar/2026'
import { YEAR_2027 } from '../../../shared/settings/calendar/2027'
import { isWorkingDay } from '../../../shared/sla/working-time'
import { valueOf } from './support'

const daysOf = (year: number): string[] => {
  const first = dayNumberOf(`${year}-01-01`)
  return Array.from({ length: dayNumberOf(`${year + 1}-01-01`) - first }, (_, i) => dayOf(first + i))
}
const isWeekend = (day: string): boolean => weekdayOf(dayNumberOf(day)) % 6 === 0

interface YearFile { readonly holidays: Record<string, string>; readonly workdays: Record<string, string> }
function yearFile(year: number): YearFile {
  const entry = createRequire(__filename).resolve('chinese-days')
  return JSON.parse(readFileSync(entry.replace(/dist[\\/].*$/, `dist/years/${year}.json`), 'utf8')) as YearFile
}

describe('the years of the State Council notices', () => {
  it.each([2025, 2026])('%i has exactly the days of the chinese-days data', (year) => {
    const data = yearFile(year)
    const built = DEFAULT_CALENDAR.years[year]
    const monthDays = (table: Record<string, string>): string[] => Object.keys(table).map((day) => day.slice(5)).sort()
    expect([...(built?.holidays ?? [])].sort()).toEqual(monthDays(data.holidays))
    expect([...(built?.workdays ?? [])].sort()).toEqual(monthDays(data.workdays))
  })

  it.each([2025, 2026])('every day of %i agrees with lunar-typescript', (year) => {
    for (const day of daysOf(year)) {
      const holiday = HolidayUtil.getHoliday(day)
      expect([day, valueOf(isWorkingDay(DEFAULT_CALENDAR, day))]).toEqual([day, holiday ? holiday.isWork() : !isWeekend(day)])
    }
  })

  it.each([
    ['2025-01-26', true], ['2025-10-01', false], ['2025-10-08', false], ['2025-10-09', true], ['2025-10-11', true],
    ['2026-01-04', true], ['2026-02-14', true], ['2026-02-15', false], ['2026-02-23', false], ['2026-02-24', true], ['2026-02-28', true],
    ['2026-05-09', true], ['2026-09-20', true], ['2026-10-07', false], ['2026-10-08', true], ['2026-10-10', true], ['2026-10-11', false],
  ])('%s worked: %s (by the notice)', (day, worked) => {
    expect(valueOf(isWorkingDay(DEFAULT_CALENDAR, day))).toBe(worked)
  })
})

describe('2027, which nobody has announced', () => {
  it('is marked as an assumption, and only it is', () => {
    expect([YEAR_2025, YEAR_2026, YEAR_2027].map((year) => year.assumption)).toEqual([false, false, true])
    expect(YEAR_2027.citation).toContain('推定')
  })

  it('has the 13 statutory days where the lunar calendar puts them', () => {
    const newYear = Lunar.fromYmd(2027, 1, 1).getSolar()
    const solarTerm = Solar.fromYmd(2027, 4, 1).getLunar().getJieQiTable()['清明']
    const statutory = [
      '2027-01-01',
      ...[-1, 0, 1, 2].map((offset) => newYear.next(offset).toYmd()),
      solarTerm?.toYmd() ?? '',
      '2027-05-01', '2027-05-02',
      Lunar.fromYmd(2027, 5, 5).getSolar().toYmd(),
      Lunar.fromYmd(2027, 8, 15).getSolar().toYmd(),
      '2027-10-01', '2027-10-02', '2027-10-03',
    ]
    expect(newYear.toYmd()).toBe('2027-02-06')
    expect(statutory).toHaveLength(13)
    for (const day of statutory) expect(valueOf(isWorkingDay(DEFAULT_CALENDAR, day))).toBe(false)
  })

  it('gives back on working days exactly the statutory days that fall on a weekend, so 13 weekdays are off', () => {
    const off = YEAR_2027.holidays.filter((day) => !isWeekend(`2027-${day}`))
    expect(off).toHaveLength(13)
    expect(YEAR_2027.workdays).toEqual([])
  })

  it('is told to whoever puts calendars in from November on, as is a year nobody has put in', () => {
    const at = (instant: string) => missingYear(DEFAULT_CALENDAR, instant)
    expect(at('2026-10-31T15:59:59.000Z')).toBeNull()
    expect(at('2026-10-31T16:00:00.000Z')).toBe(2027)
    expect(at('2027-12-31T02:00:00.000Z')).toBe(2027)
    expect(at('2028-03-01T02:00:00.000Z')).toBe(2028)
    const notice = withYear(DEFAULT_CALENDAR, { ...YEAR_2027, assumption: false })
    expect(missingYear(notice, '2026-12-01T02:00:00.000Z')).toBeNull()
    expect(missingYear(notice, '2027-11-01T02:00:00.000Z')).toBe(2028)
  })
})

describe('an administrator replacing a year', () => {
  const messages = (change: Partial<Record<keyof YearCalendar, unknown>>): string[] => {
    const parsed = YearCalendar.safeParse({ ...YEAR_2026, ...change })
    return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message)
  }

  it('accepts every built-in year and the whole calendar', () => {
    for (const year of [YEAR_2025, YEAR_2026, YEAR_2027]) expect(YearCalendar.safeParse(year).success).toBe(true)
    expect(Calendar.safeParse(DEFAULT_CALENDAR).success).toBe(true)
    expect(Calendar.safeParse(JSON.parse(JSON.stringify(DEFAULT_CALENDAR))).success).toBe(true)
  })

  it.each([
    ['a day that does not exist', { holidays: ['02-30'] }, '2026 年没有 02-30 这一天'],
    ['29 February of a common year', { holidays: ['02-29'] }, '2026 年没有 02-29 这一天'],
    ['a date written otherwise', { holidays: ['2026-10-01'] }, '日期请写成 10-01 的样子'],
    ['a day both off and worked', { holidays: ['10-10'], workdays: ['10-10'] }, '10-10 既是放假日又是上班日，请核对'],
    ['a make-up day that is a weekday', { workdays: ['10-12'] }, '10-12 不是周末，本来就上班，不用写进调休上班日期'],
    ['a day twice', { holidays: ['10-01', '10-01'] }, '日期有重复，请删去重复的'],
    ['no holidays at all', { holidays: [] }, '请填写放假日期，全年没有一天放假的安排不会有'],
    ['no citation', { citation: '' }, '请写明依据（文号）'],
    ['a word for a list', { workdays: '10-10' }, '请填写调休上班日期，没有就留空'],
  ])('refuses %s', (_, change, message) => {
    expect(messages(change)).toContain(message)
  })

  it('raises the version and leaves the old calendar as it was', () => {
    const announced: YearCalendar = { ...YEAR_2027, holidays: ['01-01', '01-04'], citation: '国办发明电〔2026〕某号', assumption: false }
    const next = withYear(DEFAULT_CALENDAR, announced)
    expect(next.version).toBe(DEFAULT_CALENDAR.version + 1)
    expect(valueOf(isWorkingDay(next, '2027-01-04'))).toBe(false)
    expect(valueOf(isWorkingDay(DEFAULT_CALENDAR, '2027-01-04'))).toBe(true)
    expect(valueOf(isWorkingDay(next, '2026-10-10'))).toBe(true)
  })

  it.each([
    [[{ from: '14:00', to: '18:00' }, { from: '09:00', to: '12:00' }], '办公时间要按先后排列，不能重叠'],
    [[{ from: '09:00', to: '12:00' }, { from: '11:00', to: '18:00' }], '办公时间要按先后排列，不能重叠'],
    [[{ from: '12:00', to: '09:00' }], '开始时间必须早于结束时间'],
    [[{ from: '9:00', to: '12:00' }], '时间请写成 09:00 的样子'],
    [[], '请填写办公时间'],
  ])('refuses opening hours %j', (hours, message) => {
    const parsed = Calendar.safeParse({ ...DEFAULT_CALENDAR, hours })
    expect(parsed.success ? [] : parsed.error.issues.map((issue) => issue.message)).toContain(message)
  })
})
