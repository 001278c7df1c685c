import { CASE } from '../../../shared/case/flow'
import { DEFAULT_PROFILE, SUPPLY_WITHIN } from '../../../shared/case/limits'
import { summaryOf } from '../../../shared/case/view'
import { verifyChain } from '../../../shared/flow/chain'
import { byDueOf } from '../../../shared/flow/clocks'
import { fireAlarms } from '../../../shared/flow/record'
import { DEFAULT_CALENDAR } from '../../../shared/settings/calendar/default-calendar'
import { after, filed, IN_STATE, IN_UNIT, type Recorded, WATER, written } from '../../support/cases/a-case'
import { PEOPLE } from '../../support/cases/people'

/** The case after what came by itself until then. */
function until(current: Recorded, now: string): Recorded {
  let salts = 0
  const fired = fireAlarms(CASE, current, { now, calendar: DEFAULT_CALENDAR }, () => `${now}-${++salts}`)
  if (!fired.ok) throw new Error(fired.error.code)
  return fired.value === null ? current : written(current, fired.value)
}
const kindsTold = (current: Recorded, to: string) => current.notices.filter((notice) => notice.to === to).map(({ kind }) => kind)

/** Asked for on Wednesday 18 November; ten working days end on Wednesday 2 December. */
const HALF = '2026-11-25T08:00:00.000Z'
const TWO_DAYS_BEFORE = '2026-11-30T10:00:00.000Z'
const OVER = '2026-12-02T10:00:00.000Z'

it('has a date: ten working days, in the order of lists and on the row', () => {
  const waiting = IN_STATE.waiting()
  expect([waiting.dueAt, byDueOf(waiting)]).toEqual([OVER, OVER])
  expect(waiting.clocks.handling?.dueAt).toBeNull()
})

it('reminds the company at half of it and two working days before its end, and nobody else', () => {
  const told = until(until(IN_STATE.waiting(), HALF), TWO_DAYS_BEFORE)
  expect(told.trail.slice(-2).map(({ kind, visibility, content }) => [kind, visibility, content?.rule]))
    .toEqual([['materialReminded', 'public', '补材料时限过半'], ['materialReminded', 'public', '补材料还剩两天']])
  expect(told.notices.slice(-4).map(({ to, kind }) => [to, kind])).toEqual([['p:filer', 'materialDue'], ['hears:co1', 'materialDue'], ['p:filer', 'materialDue'], ['hears:co1', 'materialDue']])
})

it('comes back to its handler when nothing was supplied, with words, and the handling clock runs on', () => {
  const waiting = until(until(IN_STATE.waiting(), HALF), TWO_DAYS_BEFORE)
  expect(until(waiting, '2026-12-02T09:59:59.000Z').status).toBe('waiting')
  const back = until(waiting, OVER)
  expect(back.status).toBe('handling')
  expect(back.trail.at(-1)).toMatchObject({ kind: 'resumed', by: 'system', content: { text: '未按时补齐' } })
  expect(back.clocks.handling?.stops).toMatchObject([{ to: OVER }])
  expect(back.dueAt).toBe(back.clocks.handling?.dueAt)
  expect([kindsTold(back, 'p:officer').at(-1), kindsTold(back, 'p:filer').at(-1)]).toEqual(['taskResumed', 'resumed'])
  expect(verifyChain(back.trail, back.headHash)).toMatchObject({ ok: true })
})

it('is asked anew with a limit of its own, and reminds again', () => {
  const back = until(IN_STATE.waiting(), OVER)
  const again = after(back, 'requestMaterial', PEOPLE.officer, {}, '2026-12-03T02:00:00.000Z')
  expect(again.dueAt).toBe('2026-12-17T10:00:00.000Z')
  expect(until(again, '2026-12-15T10:00:00.000Z').trail.filter(({ kind }) => kind === 'materialReminded').length).toBeGreaterThan(0)
})

it.each(['supplyMaterial', 'withdraw'] as const)('%s ends it', (act) => {
  const ended = after(IN_STATE.waiting(), act, PEOPLE.filer)
  expect(ended.clocks.supply?.stoppedAt).not.toBeNull()
  expect(until(ended, OVER).trail.map(({ kind }) => kind)).not.toContain('resumed')
})

it('is handed on while it waits: the stop ends, and nothing comes of the old limit', () => {
  const moved = after(IN_STATE.waiting(), 'transfer', PEOPLE.officer, { target: WATER })
  expect(moved).toMatchObject({ status: 'filed', holder: { unitId: 'water' } })
  expect(moved.clocks.handling?.stops.at(-1)?.to).not.toBeNull()
  expect(moved.clocks.supply?.stoppedAt).not.toBeNull()
  expect(until(moved, OVER).trail.map(({ kind }) => kind)).not.toContain('resumed')
  expect(after(IN_STATE.waiting(), 'return', PEOPLE.officer).status).toBe('filed')
  expect(after(IN_UNIT.waiting(), 'assign', PEOPLE.head, { target: { unit: null, handler: { personId: 'otherMember', name: '何', phone: null, units: ['water'], desks: [{ unitId: 'water', queue: true, areaPath: ['d1', 'c1'] }], leave: null } } }).status).toBe('waiting')
})

it('uses the limit of the profile it was filed under, and the default where that says nothing', () => {
  const { supplyWithin: _, ...older } = DEFAULT_PROFILE
  const under = (profile: typeof DEFAULT_PROFILE): Recorded => after(after(filed({ profile }), 'accept', PEOPLE.officer), 'requestMaterial', PEOPLE.officer)
  expect(under(older).clocks.supply?.limit).toEqual(SUPPLY_WITHIN)
  expect(under({ ...DEFAULT_PROFILE, supplyWithin: { amount: 3, unit: 'workingDays' } }).dueAt).toBe('2026-11-23T10:00:00.000Z')
  // Of a limit no longer than what is to be left there is no second reminder.
  const short = until(under({ ...DEFAULT_PROFILE, supplyWithin: { amount: 1, unit: 'workingDays' } }), '2026-11-19T09:00:00.000Z')
  expect(short.trail.flatMap(({ content }) => content?.rule ?? [])).not.toContain('补材料还剩两天')
})

it('tells the office how often the clock was stopped, and the company nothing of it', () => {
  const twice = after(after(IN_STATE.waiting(), 'supplyMaterial', PEOPLE.filer), 'requestMaterial', PEOPLE.officer)
  expect(summaryOf(twice, PEOPLE.officer, HALF).stops).toBe(2)
  expect(summaryOf(twice, PEOPLE.supervisor, HALF).stops).toBe(2)
  expect(summaryOf(twice, PEOPLE.filer, HALF)).not.toHaveProperty('stops')
})
