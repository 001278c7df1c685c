import { alarmsOn, CASE_ALARMS } from '../../../shared/case/alarms'
import { CASE } from '../../../shared/case/flow'
import { DEFAULT_LADDER, Ladder } from '../../../shared/case/ladder'
import { nextAlarm } from '../../../shared/flow/alarms'
import { fireAlarms, recalculate } from '../../../shared/flow/record'
import { DEFAULT_CALENDAR } from '../../../shared/settings/calendar/default-calendar'
import { circumstances, filed, type Recorded, written } from '../../support/cases/a-case'

const LATE = '2026-12-20T08:00:00.000Z'
const OWN: Ladder = { response: 0.25, handling: 0.6, pressing: 0.9, supply: 0.5 }

function fireAll(current: Recorded, now: string): Recorded {
  let salts = 0
  const fired = fireAlarms(CASE, current, { now, calendar: DEFAULT_CALENDAR }, () => `${now}-${++salts}`)
  if (!fired.ok) throw new Error(fired.error.code)
  return fired.value === null ? current : written(current, fired.value)
}
const rules = (current: Recorded) => current.trail.flatMap((entry) => (entry.content?.rule ? [entry.content.rule] : []))
const firstOf = (current: Recorded): string => {
  const next = nextAlarm(CASE, current, DEFAULT_CALENDAR)
  return next.ok ? (next.value?.at ?? '') : ''
}

it('the default ladder is the table', () => {
  expect(alarmsOn(DEFAULT_LADDER)).toEqual(CASE_ALARMS)
})

it('a case reminds by the ladder that was pinned to it, each rung once, named by its share', () => {
  const current = filed({ ladder: OWN })
  expect(firstOf(current) < firstOf(filed())).toBe(true)
  expect(current.wakeAt).toBe(firstOf(current))
  const warned = fireAll(current, firstOf(current))
  expect(rules(warned)).toEqual(['签收时限用去 25%'])
  expect(rules(fireAll(warned, LATE))).toEqual(['签收时限用去 25%', '签收超期'])
  expect(rules(fireAll(fireAll(warned, LATE), '2027-01-20T08:00:00.000Z'))).toEqual(['签收时限用去 25%', '签收超期'])
})

it('one filed before ladders were pinned keeps that of the table: nothing lost, nothing twice', () => {
  const { ladder: _none, ...profile } = filed().profile
  const old = { ...filed(), profile }
  const warned = fireAll(old, firstOf(old))
  expect(rules(warned)).toEqual(['签收时限过半'])
  expect(rules(fireAll(warned, LATE))).toEqual(['签收时限过半', '签收超期'])
})

it('a calendar that is replaced leaves a rung that has been told behind it', () => {
  const warned = fireAll(filed({ ladder: OWN }), firstOf(filed({ ladder: OWN })))
  const renewed = recalculate(CASE, warned, { ...circumstances('2026-11-18T03:00:00.000Z'), calendar: { ...DEFAULT_CALENDAR, version: 9 } })
  if (!renewed.ok) throw new Error(renewed.error.code)
  expect(rules(fireAll({ ...warned, ...renewed.value.next }, LATE))).toEqual(['签收时限用去 25%', '签收超期'])
})

it.each([[{ ...OWN, handling: 0.9 }], [{ ...OWN, response: 0 }], [{ ...OWN, supply: 1 }], [{ ...OWN, pressing: 1.5 }]])('%j is no ladder', (wrong) => {
  expect(Ladder.safeParse(wrong).success).toBe(false)
})
