import { chinaInstant } from '@shared/kernel/instant'
import { groupedTime, leftWords, pastGroup, pastWords, whenDue } from '@/words/time'

// 19 November 2026 is a Thursday.
const now = chinaInstant('2026-11-19', '10:20')

describe('时间的说法', () => {
  it.each([
    ['2026-11-19', '09:30', '50 分钟前'],
    ['2026-11-19', '08:30', '今天 08:30'],
    ['2026-11-18', '16:30', '昨天 16:30'],
    ['2026-11-10', '09:05', '11 月 10 日 09:05'],
    ['2025-12-30', '09:05', '2025 年 12 月 30 日 09:05'],
  ])('%s %s 说成 %s', (day, time, words) => expect(pastWords(now, chinaInstant(day, time))).toBe(words))

  it('一天以内说小时：今天 18:00 前到期的，不说“剩 1 天”', () => {
    expect(leftWords(420, 420)).toBe('剩 7 小时')
    expect(leftWords(-420, 420)).toBe('超 7 小时')
    expect(leftWords(2 * 420 + 60, 420)).toBe('剩 2 天 1 小时')
  })

  it('过去的时间从不写成“前”', () => {
    expect(whenDue(now, chinaInstant('2026-11-18', '17:20'), '签收')).toBe('昨天 17:20 到期')
    expect(whenDue(now, chinaInstant('2026-11-19', '17:20'), '签收')).toBe('今天 17:20 前签收')
  })

  it('剩余和超期分得清', () => {
    expect(leftWords(250, 420)).toBe('剩 4 小时 10 分')
    expect(leftWords(-120, 420)).toBe('超 2 小时')
    expect(leftWords(4 * 420, 420)).toBe('剩 4 天')
  })

  it.each([
    ['2026-11-19', '00:01', '今天', '00:01'],
    ['2026-11-18', '23:59', '昨天', '23:59'],
    ['2026-11-13', '09:00', '最近一周', '周五'],
    ['2026-11-12', '09:00', '更早', '11 月 12 日'],
    ['2026-11-20', '09:00', '今天', '09:00'],
  ])('%s %s 归在%s，显示 %s', (day, time, group, shown) => {
    const at = chinaInstant(day, time)
    expect([pastGroup(now, at), groupedTime(now, at)]).toEqual([group, shown])
  })
})
