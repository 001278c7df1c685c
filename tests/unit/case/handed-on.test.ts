import { CASE } from '../../../shared/case/flow'
import { limitsOf, DEFAULT_PROFILE } from '../../../shared/case/limits'
import { detailOf } from '../../../shared/case/view'
import { fireAlarms, recalculate } from '../../../shared/flow/record'
import { withYear } from '../../../shared/sla/calendar'
import { startClock } from '../../../shared/sla/clock'
import { DEFAULT_CALENDAR } from '../../../shared/settings/calendar/default-calendar'
import { after, circumstances, filed, FILED_AT, IN_STATE, officerTarget, type Recorded, WATER } from '../../support/cases/a-case'
import { PEOPLE } from '../../support/cases/people'

const { response, handling } = limitsOf(DEFAULT_PROFILE, 'help', 'normal')
const startedAt = (limit: typeof response, at: string): string => {
  const clock = startClock(DEFAULT_CALENDAR, limit, at)
  if (!clock.ok) throw new Error(clock.error.code)
  return clock.value.dueAt ?? ''
}
const toWater = (current: Recorded, at?: string): Recorded => after(current, 'transfer', PEOPLE.officer, { target: WATER, text: '由水务局协调' }, at)
const onwards = (current: Recorded, at?: string): Recorded => after(current, 'transfer', PEOPLE.dispatcher, { target: officerTarget('otherOfficer'), text: '还是由专员办' }, at)

const NEXT_DAY = '2026-11-19T03:00:00.000Z'

it('gives whom it is handed on to a response limit of his own', () => {
  const moved = toWater(filed(), NEXT_DAY)
  expect(moved.clocks.response).toMatchObject({ startedAt: NEXT_DAY, dueAt: startedAt(response, NEXT_DAY), renewed: true })
  expect(moved.dueAt).toBe(moved.clocks.response.dueAt)
})

it('gives no second one before anybody has signed for it, and one more once somebody has', () => {
  const moved = toWater(filed(), NEXT_DAY)
  const again = onwards(moved, '2026-11-19T06:00:00.000Z')
  expect(again.clocks.response).toEqual(moved.clocks.response)
  const signed = after(again, 'accept', PEOPLE.otherOfficer, {}, '2026-11-19T06:10:00.000Z')
  const third = after(signed, 'transfer', PEOPLE.otherOfficer, { target: WATER }, '2026-11-20T02:00:00.000Z')
  expect(third.clocks.response).toMatchObject({ startedAt: '2026-11-20T02:00:00.000Z', dueAt: startedAt(response, '2026-11-20T02:00:00.000Z') })
  expect(third.clocks.handling).toEqual(signed.clocks.handling)
  expect(onwards(third, '2026-11-20T03:00:00.000Z').clocks.response).toEqual(third.clocks.response)
})

it('lets nobody have longer than the first would have had to finish, also under a new calendar', () => {
  const last = startedAt(handling, startedAt(response, FILED_AT))
  const late = toWater(filed(), new Date(Date.parse(last) - 60 * 60_000).toISOString())
  expect(late.clocks.response.dueAt).toBe(last)
  const year = DEFAULT_CALENDAR.years['2026']
  if (!year) throw new Error('2026 is built in')
  const calendar = withYear(DEFAULT_CALENDAR, { ...year, holidays: [...year.holidays, last.slice(5, 10)] })
  const renewed = recalculate(CASE, late, { ...circumstances(NEXT_DAY), calendar })
  expect(renewed.ok && (renewed.value.next.clocks.response.dueAt ?? '') > last).toBe(true)
  // Handed on when that is over already: late at once, and never an error.
  expect(toWater(filed(), '2026-12-20T03:00:00.000Z').clocks.response.dueAt).toBe(last)
})

it('warns and is overdue by the new date, each once for each holder', () => {
  const moved = toWater(filed(), NEXT_DAY)
  const fired = fireAlarms(CASE, moved, { now: moved.dueAt ?? '', calendar: DEFAULT_CALENDAR }, () => 'salt-of-this-test')
  expect(fired.ok && fired.value?.entries.map(({ content }) => content?.rule)).toContain('签收超期')
})

it('says of where it lies who sent it there last and why, to the company too; where that was erased, who', () => {
  const moved = onwards(toWater(filed()))
  const shown = (current: Recorded, trail = current.trail) => detailOf(current, trail, PEOPLE.filer, NEXT_DAY, { links: new Map(), rated: null }).route.reason
  expect(shown(moved)).toMatch(/：还是由专员办$/)
  expect(shown(moved)).not.toContain('您企业的服务专员')
  expect(shown(moved, [])).toMatch(/转来$/)
  expect(moved.route.reason).not.toContain('还是由专员办')
  expect(shown(after(IN_STATE.handling(), 'return', PEOPLE.officer, { text: '不归街道管' }))).toMatch(/退回：不归街道管$/)
})
