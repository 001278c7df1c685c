import { DEFAULT_CALENDAR } from '@shared/settings/calendar/default-calendar'
import type { Me } from '@shared/api/directory-views'
import { calendarWanted } from '@/words/calendar'

const of = (role: 'admin' | 'officer') => ({ calendar: DEFAULT_CALENDAR, now: '2026-11-02T02:00:00.000Z', memberships: [{ role }] as unknown as Me['memberships'] })

it('从十一月起告诉管理员明年的放假安排还没录入，别人不打扰', () => {
  expect(calendarWanted(of('admin'))).toMatch(/^2027 年的放假安排还没有录入/)
  expect(calendarWanted(of('admin'), '烟台市')).toMatch(/由烟台市的系统管理员录入，您不用处理$/)
  expect(calendarWanted(of('officer'))).toBeNull()
  expect(calendarWanted({ ...of('admin'), now: '2026-09-02T02:00:00.000Z' })).toBeNull()
})
