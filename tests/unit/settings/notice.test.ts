import { YEAR_2025 } from '../../../shared/settings/calendar/2025'
import { YEAR_2026 } from '../../../shared/settings/calendar/2026'
import { readNotice } from '../../../shared/settings/notice/read-notice'
import type { YearCalendar } from '../../../shared/sla/calendar'
import { NOTICE_2024, NOTICE_2025, NOTICE_2026 } from './notices/texts'

const draftOf = ({ year, holidays, workdays, citation, festivals }: YearCalendar) => ({ ok: true, value: { year, holidays, workdays, citation, festivals } })

test.each([[2025, NOTICE_2025, YEAR_2025], [2026, NOTICE_2026, YEAR_2026]])('the notice for %i reads as the calendar that was made of it by hand', (_year, text, truth) => {
  expect(readNotice(text)).toEqual(draftOf(truth))
})

test.each([
  ['half-width punctuation and spaces anywhere', NOTICE_2026.replaceAll('（', ' ( ').replaceAll('）', ' ) ').replaceAll('：', ': ').replaceAll('，', ', ')],
  ['full-width digits', NOTICE_2026.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))],
  ['lines of another system, indented', NOTICE_2026.replaceAll('\n', '\r\n\u3000\u3000')],
  ['all in one line', NOTICE_2026.replaceAll('\n', '')],
  ['a sentence in a line of its own', NOTICE_2026.replaceAll('天。', '天。\n')],
  ['星期 for 周', NOTICE_2026.replaceAll('周六', '星期六').replaceAll('周日', '星期日')],
])('%s read the same', (_what, text) => expect(readNotice(text)).toEqual(draftOf(YEAR_2026)))

test('2024: days without weekdays, a holiday that goes with the weekend, advice that names a day which is not off', () => {
  const read = readNotice(NOTICE_2024)
  expect(read).toMatchObject({ ok: true, value: { year: 2024, workdays: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'] } })
  if (!read.ok) return
  expect(read.value.holidays).toHaveLength(1 + 8 + 3 + 5 + 1 + 3 + 7)
  expect(read.value.holidays).not.toContain('02-09')
})

test('2027 in structure: a new year that begins in the year before counts only its own days', () => {
  const read = readNotice('国务院办公厅关于2027年部分节假日安排的通知\n一、元旦：2026年12月31日（周四）至2027年1月2日（周六）放假调休，共3天。1月3日（周日）上班。')
  expect(read).toMatchObject({ ok: true, value: { year: 2027, holidays: ['01-01', '01-02'], workdays: ['01-03'], festivals: [{ name: '元旦', from: '01-01', to: '01-02' }] } })
})

test.each([
  ['a weekday that is another', '4月4日（周六）至6日', '4月4日（周五）至6日', 7, '2026-04-04 是星期六'],
  ['a number of days that is another', '放假调休，共9天', '放假调休，共8天', 6, '写的是 8 天，日期数出来是 9 天'],
  ['a day that does not exist', '6月19日（周五）至21日（周日）', '6月31日至7月2日', 9, '没有这一天'],
  ['words nobody has read before', '5月9日（周六）上班', '5月9日（周六）下午上半天班', 8, ''],
])('%s: the line is named, nothing is guessed', (_what, right, wrong, line, why) => {
  const read = readNotice(NOTICE_2026.replace(right, wrong))
  expect(read).toMatchObject({ ok: false, error: { code: 'NOTICE_NOT_UNDERSTOOD', line, why: expect.stringContaining(why) } })
})

const TABLE = [...YEAR_2026.holidays.map((day) => [day, '休'] as const), ...YEAR_2026.workdays.map((day) => [day, '班'] as const)].sort()

test.each([
  ['2026-01-01', (day: string) => `2026-${day}`], ['2026/1/1', (day: string) => `2026/${Number(day.slice(0, 2))}/${Number(day.slice(3))}`],
  ['2026年1月1日', (day: string) => `2026年${Number(day.slice(0, 2))}月${Number(day.slice(3))}日`],
  ['the number a spreadsheet keeps', (day: string) => String(Date.parse(`2026-${day}T00:00:00Z`) / 86_400_000 + 25_569)],
])('a pasted table of days, written as %s', (_what, written) => {
  const text = ['2026年节假日\t', '日期\t类型', ...TABLE.map(([day, kind]) => `${written(day)}\t${kind}`)].join('\n')
  expect(readNotice(text)).toMatchObject({ ok: true, value: { year: 2026, holidays: YEAR_2026.holidays, workdays: YEAR_2026.workdays, citation: '' } })
})

test('a table with festivals has them; a line without 休 or 班 is named; without a year nothing is read', () => {
  expect(readNotice('2026-10-01,国庆节,休\n2026-10-02,国庆节,休\n2026-10-10,国庆节,班')).toMatchObject({ ok: true, value: { festivals: [{ name: '国庆节', from: '10-01', to: '10-02' }] } })
  expect(readNotice('2026-10-01 休\n2026-10-02')).toMatchObject({ ok: false, error: { line: 2, text: '2026-10-02' } })
  expect(readNotice('一、元旦：1月1日（周四）放假。')).toEqual({ ok: false, error: { code: 'NOTICE_NO_YEAR' } })
  expect(readNotice('您好，请问明年怎么放假')).toEqual({ ok: false, error: { code: 'NOTICE_NO_YEAR' } })
})
