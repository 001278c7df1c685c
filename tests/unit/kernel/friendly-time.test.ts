import { chinaInstant } from '../../../shared/kernel/instant'
import { friendlyDue, friendlyDuration, friendlyPast } from '../../../shared/kernel/friendly-time'

const at = (text: string): string => chinaInstant(text.slice(0, 10), text.slice(11))

/** Thursday, as on the screens. */
const NOW = at('2026-11-19 10:20')

describe('a deadline in words', () => {
  it.each([
    ['2026-11-19 17:00', '今天 17:00 前'], ['2026-11-19 09:00', '今天 09:00 前'], ['2026-11-20 17:00', '明天 17:00 前'],
    ['2026-11-18 18:00', '昨天 18:00 前'], ['2026-11-21 12:00', '周六 12:00 前'], ['2026-11-22 12:00', '周日 12:00 前'],
    ['2026-11-23 09:30', '下周一 09:30 前'], ['2026-11-25 11:12', '下周三 11:12 前'], ['2026-11-29 18:00', '下周日 18:00 前'],
    ['2026-11-30 18:00', '11 月 30 日 18:00 前'], ['2026-11-17 18:00', '11 月 17 日 18:00 前'], ['2027-01-04 18:00', '2027 年 1 月 4 日 18:00 前'],
  ])('%s is %s', (due, words) => expect(friendlyDue(NOW, at(due))).toBe(words))

  it('calls the day after New Year’s Eve 明天, in another year too', () => {
    expect(friendlyDue(at('2026-12-31 10:00'), at('2027-01-01 18:00'))).toBe('明天 18:00 前')
  })

  it('on Sunday, Monday is 明天 and Tuesday is of next week', () => {
    expect(friendlyDue(at('2026-11-22 10:00'), at('2026-11-23 18:00'))).toBe('明天 18:00 前')
    expect(friendlyDue(at('2026-11-22 10:00'), at('2026-11-24 18:00'))).toBe('下周二 18:00 前')
  })
})

describe('what happened, in words', () => {
  it.each([
    ['2026-11-19 10:20', '刚刚'], ['2026-11-19 10:25', '刚刚'], ['2026-11-19 10:19', '1 分钟前'], ['2026-11-19 09:30', '50 分钟前'],
    ['2026-11-19 09:20', '今天 09:20'], ['2026-11-18 16:30', '昨天 16:30'],
    ['2026-11-17 16:30', '11 月 17 日'], ['2025-11-18 16:30', '2025 年 11 月 18 日'],
  ])('%s is %s', (past, words) => expect(friendlyPast(NOW, at(past))).toBe(words))

  it('counts minutes over midnight', () => {
    expect(friendlyPast(at('2026-11-19 00:05'), at('2026-11-18 23:55'))).toBe('10 分钟前')
  })
})

describe('a length of time in words', () => {
  it.each([
    [40, 420, '40 分钟'], [250, 420, '4 小时 10 分'], [60, 420, '1 小时'], [420, 420, '1 天'], [1260, 420, '3 天'], [1385, 420, '3 天 2 小时'],
    [419.9, 420, '6 小时 59 分'], [0, 420, '不到 1 分钟'], [0.5, 420, '不到 1 分钟'], [-250, 420, '4 小时 10 分'],
    [1440, 1440, '1 天'], [1439, 1440, '23 小时 59 分'],
  ])('%d minutes of %d a day are %s', (minutes, perDay, words) => expect(friendlyDuration(minutes, perDay)).toBe(words))
})
