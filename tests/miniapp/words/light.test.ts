import { chinaInstant } from '@shared/kernel/instant'
import { DEFAULT_CALENDAR } from '@shared/settings/calendar/default-calendar'
import { type Clock, pauseClock, recompute, startClock, stopClock } from '@shared/sla/clock'
import { deadlineView } from '@/case/deadline'
import { dueSentence, lateBy, lightOf, runningClock } from '@/words/light'

const lights = { soon: 0.5, pressing: 0.8 }
const filed = chinaInstant('2026-11-18', '09:00')
const clockOf = (amount: number, unit: 'workingMinutes' | 'workingDays'): Clock => {
  const clock = startClock(DEFAULT_CALENDAR, { amount, unit }, filed)
  if (!clock.ok) throw new Error('the calendar must reach')
  return clock.value
}
const response = clockOf(420, 'workingMinutes')

describe('期限灯', () => {
  it.each([
    ['09:30', 'ample', '充足', '剩 6 小时 30 分'],
    ['15:00', 'soon', '快到期', '剩 3 小时'],
    ['17:00', 'pressing', '马上到期', '剩 1 小时'],
    ['18:00', 'overdue', '已超期', '刚刚到期'],
  ])('%s 是 %s', (time, light, word, detail) => {
    const view = lightOf(DEFAULT_CALENDAR, response, chinaInstant('2026-11-18', time), lights)
    expect(view).toMatchObject({ light, word, detail })
  })

  it('过了期限，大字说超了多少；没过、刚到、算不出的不说', () => {
    const at = (day: string, time: string) => lateBy(lightOf(DEFAULT_CALENDAR, clockOf(1, 'workingDays'), chinaInstant(day, time), lights))
    expect(at('2026-11-20', '18:00')).toBe('已超期 7 小时')
    expect(at('2026-11-23', '18:00')).toMatch(/^已超期 2 天/)
    expect(at('2026-11-18', '17:00')).toBeNull()
    expect(at('2026-11-19', '18:00')).toBeNull()
    expect(lateBy(null)).toBeNull()
  })

  it('暂停的不显示日期，说清在等谁', () => {
    const paused = pauseClock(response, chinaInstant('2026-11-18', '11:00'), '等补材料')
    expect(lightOf(DEFAULT_CALENDAR, paused, chinaInstant('2026-11-20', '11:00'), lights)).toMatchObject({ light: 'paused', word: '已暂停', used: 29 })
    expect(dueSentence(filed, paused, 'company')).toBe('等您补材料，暂停计时')
    expect(dueSentence(filed, paused, 'office')).toBe('等企业补材料，暂停计时')
  })

  it('办完的只说按时还是超时', () => {
    const now = chinaInstant('2026-12-01', '09:00')
    expect(lightOf(DEFAULT_CALENDAR, stopClock(response, chinaInstant('2026-11-18', '10:00')), now, lights)).toMatchObject({ word: '按时', detail: '' })
    expect(lightOf(DEFAULT_CALENDAR, stopClock(response, chinaInstant('2026-11-19', '10:00')), now, lights)).toMatchObject({ word: '超时', tone: 'overdue' })
  })

  it('放假安排没录入的年份照样亮灯，话里说明是推定', () => {
    const without = { ...DEFAULT_CALENDAR, years: {} }
    const guessed = recompute(without, response)
    if (!guessed.ok) throw new Error(guessed.error.code)
    expect(lightOf(without, guessed.value, filed, lights)?.light).toBe('ample')
    expect(dueSentence(filed, guessed.value, 'company')).toBe('今天 18:00 前（推定）')
    expect(deadlineView(without, guessed.value, filed)?.citation).toContain('推定')
  })

  it('任何日历都到不了的期限不亮灯', () => {
    const far = { ...response, startedAt: '2101-01-03T01:00:00.000Z', dueAt: '2101-01-04T01:00:00.000Z' }
    expect(lightOf(DEFAULT_CALENDAR, far, far.startedAt, lights)).toBeNull()
    expect(deadlineView(DEFAULT_CALENDAR, far, far.startedAt)).toBeNull()
  })

  it('签收以后看办理时限', () => {
    const signed = stopClock(response, chinaInstant('2026-11-18', '10:00'))
    expect(runningClock({ response, handling: null, supply: null }).which).toBe('response')
    expect(runningClock({ response: signed, handling: response, supply: null }).which).toBe('handling')
  })

  it('等材料的时候看补材料的期限，补齐了又看办理时限', () => {
    const signed = stopClock(response, chinaInstant('2026-11-18', '10:00'))
    const paused = pauseClock(response, chinaInstant('2026-11-18', '11:00'), '请补合同')
    const supply = clockOf(10, 'workingDays')
    expect(runningClock({ response: signed, handling: paused, supply })).toEqual({ which: 'supply', clock: supply })
    expect(runningClock({ response: signed, handling: response, supply: stopClock(supply, filed) }).which).toBe('handling')
  })
})

describe('怎么算的', () => {
  it('工作日逐天列出，合计等于规定的天数', () => {
    const view = deadlineView(DEFAULT_CALENDAR, clockOf(5, 'workingDays'), chinaInstant('2026-11-19', '10:00'))
    expect(view?.title).toBe('为什么是下周三 18:00 前')
    expect(view?.total).toBe('5 天')
    expect(view?.rows.map(({ label, length }) => `${label} ${length}`)).toEqual([
      '周三 18 日 不算', '周四 19 日 7 小时', '周五 20 日 7 小时', '周六、周日 休息', '周一 23 日 7 小时', '周二 24 日 7 小时', '周三 25 日 7 小时',
    ])
    expect(view?.hasStops).toBe(false)
  })

  it('实条和斜纹都在一天的范围里', () => {
    const paused = pauseClock(response, chinaInstant('2026-11-18', '11:00'), '等补材料')
    const view = deadlineView(DEFAULT_CALENDAR, paused, chinaInstant('2026-11-18', '15:00'))
    expect(view?.title).toBe('为什么现在不计时')
    expect(view?.hasStops).toBe(true)
    for (const { left, width } of view?.rows.flatMap(({ pieces }) => pieces) ?? []) {
      expect(left).toBeGreaterThanOrEqual(0)
      expect(left + width).toBeLessThanOrEqual(101)
    }
  })
})
