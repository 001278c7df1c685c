import { figuresOf, type Board } from '@/board/board-words'
import { chinaInstant } from '@shared/kernel/instant'
import { DEFAULT_CALENDAR } from '@shared/settings/calendar/default-calendar'
import { type Clock, startClock, stopClock } from '@shared/sla/clock'
import { dueLine, lateFor } from '@/words/due'
import { lightOf } from '@/words/light'
import { rowDue } from '@/words/row'
import { summary } from '../case/summary'

const filedAt = chinaInstant('2026-11-18', '09:00')
// A Monday: between lie a weekend and two nights.
const now = chinaInstant('2026-11-23', '10:00')
const clockOf = (amount: number, unit: 'workingMinutes' | 'workingDays', at = filedAt): Clock => {
  const clock = startClock(DEFAULT_CALENDAR, { amount, unit }, at)
  if (!clock.ok) throw new Error(clock.error.code)
  return clock.value
}

it('同一件晚了多久，看板的卡片、行、详情说的一样，都是工作时间', () => {
  const response = clockOf(420, 'workingMinutes')
  const one = summary({ status: 'filed', dueAt: response.dueAt, clocks: { response, handling: null, supply: null } })
  const light = lightOf(DEFAULT_CALENDAR, response, now, { soon: 0.5, pressing: 0.8 })
  expect(light?.detail).toBe('超 2 天 1 小时')
  expect(lateFor(DEFAULT_CALENDAR, 'workingMinutes', response.dueAt ?? '', now)).toBe('2 天 1 小时')
  const board: Board = { now, lastResort: { missing: false }, waitsSince: null, unaccepted: 1, latest: one, parked: [], counts: { open: 1, unowned: 0, overdue: 1, dueToday: 0, away: 0, parked: 0 } }
  expect(figuresOf(board, DEFAULT_CALENDAR)[2]?.say).toBe('最久的超 2 天 1 小时工作时间')
  expect(rowDue(one, now)).toBe(dueLine({ ...one, dueAt: one.dueAt ?? '' }, now))
})

it('转办以后先到的是办结期限，就不说成签收', () => {
  const handling = clockOf(5, 'workingDays')
  const response = { ...clockOf(420, 'workingMinutes', chinaInstant('2026-11-25', '16:00')), renewed: true as const }
  const line = (clocks: Parameters<typeof dueLine>[0]['clocks'], dueAt: string | null) => dueLine({ status: 'filed', dueAt: dueAt ?? '', ...(clocks === undefined ? {} : { clocks }) }, now)
  expect(line({ response, handling, supply: null }, handling.dueAt)).toBe('周三 18:00 前办结')
  expect(line({ response, handling: null, supply: null }, response.dueAt)).toMatch(/签收$/)
  // With the date alone nobody knows which it is.
  expect(line(undefined, handling.dueAt)).toBe('周三 18:00 前')
  expect(dueLine({ status: 'waiting', dueAt: handling.dueAt ?? '', clocks: { response: stopClock(response, now), handling, supply: handling } }, now)).toBe('周三 18:00 前补齐')
})
