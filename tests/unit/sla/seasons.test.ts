import fc from 'fast-check'
import { DEFAULT_CALENDAR } from '../../../shared/settings/calendar/default-calendar'
import { OpeningHours } from '../../../shared/sla/calendar'
import { isInSeason } from '../../../shared/sla/season'
import { toMs } from '../../../shared/kernel/instant'
import { addWorkingMinutes, addWorkingMs, workingMinutesBetween, workingMsBetween } from '../../../shared/sla/working-time'
import { anyInstant, cn, shown, valueOf } from './support'

const SUMMER = { from: '06-01', to: '09-30', hours: [{ from: '08:30', to: '12:00' }, { from: '14:30', to: '18:00' }] }
const calendar = { ...DEFAULT_CALENDAR, seasons: [SUMMER] }

it.each([
  ['in the season its hours count', '2026-07-06 08:00', 60, '2026-07-06 09:30'],
  ['out of it those of the year', '2026-11-18 08:00', 60, '2026-11-18 10:00'],
  ['over its end each day has its own', '2026-09-30 17:30', 60, '2026-10-08 09:30'],
  ['over its beginning too', '2026-05-29 17:30', 60, '2026-06-01 09:00'],
])('%s', (_what, from, minutes, to) => {
  expect(shown(addWorkingMinutes(calendar, cn(from), minutes))).toBe(to)
  expect(valueOf(workingMinutesBetween(calendar, cn(from), cn(to)))).toBe(minutes)
})

it('adding and measuring agree in every season', () => {
  fc.assert(fc.property(anyInstant, fc.integer({ min: 1, max: 6_000_000 }), (at, ms) => {
    const to = valueOf(addWorkingMs(calendar, toMs(at), ms))
    expect(valueOf(workingMsBetween(calendar, toMs(at), to))).toBe(ms)
  }))
})

it('a season may go over the new year; two that meet are refused', () => {
  expect(['12-31', '01-01', '02-28', '11-01'].map((day) => isInSeason({ from: '11-01', to: '02-28' }, day))).toEqual([true, true, true, true])
  expect(isInSeason({ from: '11-01', to: '02-28' }, '03-01')).toBe(false)
  const winter = { ...SUMMER, from: '09-30', to: '02-28' }
  expect(OpeningHours.safeParse({ hours: SUMMER.hours, seasons: [SUMMER, { ...winter, from: '10-01' }] }).success).toBe(true)
  expect(OpeningHours.safeParse({ hours: SUMMER.hours, seasons: [SUMMER, winter] }).error?.issues[0]?.message).toBe('两个季节的日期重叠了，请核对')
  expect(OpeningHours.safeParse({ hours: SUMMER.hours, seasons: [{ ...SUMMER, from: '02-30' }] }).success).toBe(false)
})
