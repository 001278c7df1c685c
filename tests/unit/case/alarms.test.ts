import fc from 'fast-check'
import { CASE } from '../../../shared/case/flow'
import { CASE_ALARMS } from '../../../shared/case/alarms'
import { verifyChain } from '../../../shared/flow/chain'
import { fireAlarms, recalculate } from '../../../shared/flow/record'
import { withYear } from '../../../shared/sla/calendar'
import { DEFAULT_CALENDAR } from '../../../shared/settings/calendar/default-calendar'
import { after, circumstances, filed, IN_STATE, type Recorded, written } from '../../support/cases/a-case'
import { PEOPLE } from '../../support/cases/people'

/** Fires everything that has come by `now`; the very same case when nothing has. */
function fireAll(current: Recorded, now: string): Recorded {
  let salts = 0
  const fired = fireAlarms(CASE, current, { now, calendar: DEFAULT_CALENDAR }, () => `${now}-${++salts}`)
  if (!fired.ok) throw new Error(fired.error.code)
  return fired.value === null ? current : written(current, fired.value)
}
const rules = (current: Recorded) => current.trail.flatMap((entry) => (entry.content?.rule ? [entry.content.rule] : []))

it('fires nothing before its time', () => {
  const current = filed()
  expect(fireAll(current, new Date(Date.parse(current.wakeAt ?? '') - 1).toISOString())).toBe(current)
})

it('warns at half, then marks overdue, each once, and tells the supervisors of the second', () => {
  const current = fireAll(filed(), '2026-11-20T08:00:00.000Z')
  expect(rules(current)).toEqual(['签收时限过半', '签收超期'])
  expect(fireAll(current, '2026-12-20T08:00:00.000Z')).toBe(current)
  expect(current.notices.filter((notice) => notice.kind === 'taskOverdue').map((notice) => notice.to)).toEqual(['p:officer', 's:st1', 's:d1'])
  expect(current.status).toBe('filed')
  // Two rules fired in one go are two entries of one chain.
  expect(verifyChain(current.trail, current.headHash)).toMatchObject({ ok: true, checked: 3 })
})

it('starts over with a clock that was started over', () => {
  const late = fireAll(IN_STATE.handling(), '2026-12-20T08:00:00.000Z')
  expect(rules(late)).toContain('办理超期')
  const answered = after(late, 'answer', PEOPLE.officer, {}, '2026-12-21T02:00:00.000Z')
  const reopened = after(answered, 'reopen', PEOPLE.filer, {}, '2026-12-21T03:00:00.000Z')
  const again = fireAll(reopened, '2027-01-20T08:00:00.000Z')
  expect(rules(again).filter((rule) => rule === '办理超期')).toHaveLength(2)
})

it('closes what nobody objected to in the days for it', () => {
  const answered = IN_STATE.answered()
  const closed = fireAll(answered, answered.clocks.confirm?.dueAt ?? '')
  expect(closed.status).toBe('closed')
  expect(closed.trail.at(-1)).toMatchObject({ kind: 'closed', by: 'system' })
  expect(CASE_ALARMS.at(-1)?.leaves).toEqual({ does: 'close' })
})

describe('a new calendar', () => {
  const year2026 = DEFAULT_CALENDAR.years['2026']
  if (!year2026) throw new Error('2026 is built in')

  it('moves the due date, leaves an entry and tells both sides', () => {
    const current = IN_STATE.handling()
    const dueDay = (current.dueAt ?? '').slice(5, 10)
    const calendar = withYear(DEFAULT_CALENDAR, { ...year2026, holidays: [...year2026.holidays, dueDay] })
    const renewed = recalculate(CASE, current, { ...circumstances('2026-11-18T03:00:00.000Z'), calendar })
    if (!renewed.ok) throw new Error(renewed.error.code)
    expect(renewed.value.entries.map(({ kind }) => kind)).toEqual(['recalculated'])
    expect((renewed.value.next.dueAt ?? '') > (current.dueAt ?? '')).toBe(true)
    expect(renewed.value.notices.map((notice) => notice.to)).toEqual(['p:filer', 'hears:co1', 'p:officer'])
  })

  it('leaves no entry when nothing moves', () => {
    const current = IN_STATE.handling()
    const calendar = { ...DEFAULT_CALENDAR, version: DEFAULT_CALENDAR.version + 1 }
    const renewed = recalculate(CASE, current, { ...circumstances('2026-11-18T03:00:00.000Z'), calendar })
    expect(renewed).toMatchObject({ ok: true, value: { entries: [], notices: [], next: { version: current.version, calendarVersion: calendar.version }, wakeAt: current.wakeAt } })
  })
})

describe('a tick after a long time', () => {
  const states = [IN_STATE.filed, IN_STATE.handling, IN_STATE.waiting, IN_STATE.answered]
  const anyJump = fc.record({ state: fc.constantFrom(...states), hours: fc.integer({ min: 1, max: 24 * 400 }) })

  it('tells nobody twice of one case, and everybody the last that concerns him', () => {
    fc.assert(fc.property(anyJump, ({ state, hours }) => {
      const before = state()
      const after = fireAll(before, new Date(Date.parse(before.trail.at(-1)?.at ?? '') + hours * 3_600_000).toISOString())
      const told = after.notices.slice(before.notices.length)
      expect(new Set(told.map(({ to }) => to)).size).toBe(told.length)
      if (rules(after).some((rule) => rule.endsWith('超期'))) expect(told.map(({ kind }) => kind)).not.toContain('taskDueSoon')
    }))
  })
})
