import { CASE } from '../../../shared/case/flow'
import { detailOf } from '../../../shared/case/view'
import { decide } from '../../../shared/flow/decide'
import { fireAlarms } from '../../../shared/flow/record'
import { availableActs } from '../../../shared/flow/available-acts'
import { DEFAULT_CALENDAR } from '../../../shared/settings/calendar/default-calendar'
import { after, circumstances, command, filed, IN_STATE, IN_UNIT, type Recorded, written } from '../../support/cases/a-case'
import { PEOPLE } from '../../support/cases/people'

/** Filed on Wednesday 18 November at 09:12: to be signed for by Thursday 09:12. */
const IN_TIME = '2026-11-19T01:00:00.000Z'
const FRIDAY = '2026-11-20T02:00:00.000Z'
const SATURDAY = '2026-11-21T02:00:00.000Z'
const MONDAY = '2026-11-23T01:00:00.000Z'
const urge = (current: Recorded, now: string, who = PEOPLE.filer) => decide(CASE, current, command('urge', current, { text: '货今天要发' }), who, circumstances(now))
const codeOf = (result: ReturnType<typeof urge>) => (result.ok ? 'ok' : result.error.code)

it('is offered to the filing side of what is late, and to nobody before', () => {
  expect(availableActs(CASE, filed(), PEOPLE.filer, IN_TIME)).not.toContain('urge')
  expect(codeOf(urge(filed(), IN_TIME))).toBe('CASE_NOT_YOURS')
  expect(availableActs(CASE, filed(), PEOPLE.colleague, FRIDAY)).toContain('urge')
  expect(availableActs(CASE, filed(), PEOPLE.officer, FRIDAY)).not.toContain('urge')
  // While the company is waited for, nothing of the office is late.
  expect(codeOf(urge(IN_STATE.waiting(), '2027-02-01T02:00:00.000Z'))).toBe('CASE_WRONG_STATUS')
})

it('may be done once a working day, by whoever of the company: a weekend is not another day', () => {
  const urged = after(filed(), 'urge', PEOPLE.filer, { text: '' }, FRIDAY)
  expect(codeOf(urge(urged, '2026-11-20T09:00:00.000Z', PEOPLE.colleague))).toBe('CASE_URGED')
  expect(codeOf(urge(urged, SATURDAY))).toBe('CASE_URGED')
  expect(codeOf(urge(urged, MONDAY))).toBe('ok')
  // Two at once: the second is decided again on what the first has left.
  const late = decide(CASE, urged, command('urge', filed()), PEOPLE.colleague, circumstances(FRIDAY, urged.trail.slice(1)))
  expect(late).toMatchObject({ ok: false, error: { code: 'CASE_URGED' } })
})

it('stands in the record for everybody, and tells the handler, who leads his unit, and the supervisors', () => {
  const urged = after(IN_UNIT.handling(), 'urge', PEOPLE.filer, { text: '货今天要发' }, '2026-12-18T02:00:00.000Z')
  expect(urged.trail.at(-1)).toMatchObject({ kind: 'urged', visibility: 'public', content: { text: '货今天要发' } })
  expect(urged.notices.filter(({ seq }) => seq === urged.version).map(({ to, kind }) => `${to} ${kind}`)).toEqual(['p:member', 'head:water', 's:st1', 's:d1'].map((to) => `${to} taskUrged`))
  expect(urged.status).toBe('handling')
})

it('tells the company since when it is late and who knows of it, once they know', () => {
  const told = [{ name: '钱督', unitName: '区督查室' }]
  const shown = (current: Recorded, who = PEOPLE.filer) => detailOf(current, current.trail, who, FRIDAY, { links: new Map(), rated: null, supervisors: told }).late
  const since = filed().dueAt
  expect(shown(filed())).toEqual({ since, told: [] })
  const fired = fireAlarms(CASE, filed(), { now: FRIDAY, calendar: DEFAULT_CALENDAR }, () => 'salt-of-this-test')
  if (!fired.ok || fired.value === null) throw new Error('it must be late')
  const marked = written(filed(), fired.value)
  expect(shown(marked)).toEqual({ since, told })
  expect(shown(marked, PEOPLE.officer)).toBeUndefined()
})
