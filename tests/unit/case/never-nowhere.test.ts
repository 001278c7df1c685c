import fc from 'fast-check'
import type { Actor, Membership } from '../../../shared/access/actor'
import { isClosedTo } from '../../../shared/access/closed-to'
import { closedTo } from '../../../shared/case/audience'
import { CASE } from '../../../shared/case/flow'
import { CASE_KINDS, MATTERS } from '../../../shared/case/kinds'
import { type Places, routeCase } from '../../../shared/case/route-case'
import type { Case } from '../../../shared/case/schema'
import { availableActs } from '../../../shared/flow/available-acts'
import { decide } from '../../../shared/flow/decide'
import { after, circumstances, command, FILED_AT, filed, IN_STATE, PLACES } from '../../support/cases/a-case'
import { mayRead } from '../../support/cases/may-read'
import { PEOPLE } from '../../support/cases/people'

const AWAY = { from: '2026-11-01T00:00:00.000Z', to: '2027-11-01T00:00:00.000Z' }
const LAST: readonly [Actor, Actor] = ['hotline', 'office'].map((unitId, at): Actor => ({
  personId: `last${at}`, memberships: [{ role: 'lastResort', areaId: 'c1', unitId }], workName: '岳', workPhone: null,
})) as [Actor, Actor]
const serving = (personId: string, ...memberships: Membership[]): Actor => ({ personId, memberships, workName: personId, workPhone: null })
/** Everybody there could be: each may be removed, away, or whom it is about. */
const OFFICE: readonly Actor[] = [
  serving('officer', { role: 'officer', areaId: 'st1', unitId: 'station' }), serving('standIn', { role: 'officer', areaId: 'st1', unitId: 'station' }),
  serving('dispatcher', { role: 'dispatcher', areaId: 'd1', unitId: 'centre' }), serving('both', { role: 'dispatcher', areaId: 'd1', unitId: 'centre' }, { role: 'department', areaId: 'd1', unitId: 'water' }),
  serving('cityDispatcher', { role: 'dispatcher', areaId: 'c1', unitId: 'cityCentre' }),
  serving('water', { role: 'department', areaId: 'd1', unitId: 'water' }), serving('integrity', { role: 'department', areaId: 'd1', unitId: 'integrity' }),
  serving('cityIntegrity', { role: 'department', areaId: 'c1', unitId: 'cityIntegrity' }),
]
const UNITS = [
  { id: 'water', name: '水务局', areaId: 'd1', takes: ['matter:water'] }, { id: 'integrity', name: '监督室', areaId: 'd1', takes: ['kind:complain', 'kind:report'] },
  { id: 'cityIntegrity', name: '市监督室', areaId: 'c1', takes: ['kind:complain'] },
]
const unitsOf = ({ memberships }: Actor): string[] => [...new Set(memberships.flatMap(({ unitId }) => (unitId ? [unitId] : [])))]

const people = fc.record({
  kind: fc.constantFrom(...CASE_KINDS), matter: fc.option(fc.constantFrom(...MATTERS)),
  removed: fc.subarray(OFFICE.map(({ personId }) => personId)), away: fc.subarray(OFFICE.map(({ personId }) => personId)),
  about: fc.option(fc.oneof(fc.constantFrom(...OFFICE, ...LAST).map((who) => ({ personId: who.personId, units: unitsOf(who) })), fc.constantFrom('water', 'integrity', 'hotline', 'centre').map((unit) => ({ personId: null, units: [unit] })))),
})
type People = typeof people extends fc.Arbitrary<infer T> ? T : never

const there = ({ removed }: People): Actor[] => OFFICE.filter(({ personId }) => !removed.includes(personId))
function placesOf(these: People): Places {
  const { away, about } = these
  const leave = (personId: string) => (away.includes(personId) ? AWAY : null)
  const office = there(these)
  const candidate = (id: string) => office.filter(({ personId }) => personId === id).map((who) => ({ personId: id, name: id, phone: null, units: unitsOf(who), leave: leave(id) }))[0] ?? null
  return {
    ...PLACES, officer: candidate('officer'), standIn: candidate('standIn'), subject: about ?? { personId: null, units: [] },
    units: UNITS.filter(({ id }) => office.some(({ memberships }) => memberships.some(({ role, unitId }) => role === 'department' && unitId === id))),
    dispatchers: office.flatMap((who) => who.memberships.filter(({ role }) => role === 'dispatcher').map(({ areaId = '' }) => ({ areaId, personId: who.personId, units: unitsOf(who), leave: leave(who.personId) }))),
  }
}
const able = (current: Case, these: People, who: Actor): boolean =>
  !these.away.includes(who.personId) && !isClosedTo(closedTo(current), who) && mayRead(current, who) && availableActs(CASE, current, who, FILED_AT).length > 0

/** The case after whoever has it has given it back, as often as somebody can. */
function* placesOnTheWay(these: People): Generator<Case> {
  const places = placesOf(these)
  let current: Case = filed({ kind: these.kind, matter: these.matter, routed: routeCase({ kind: these.kind, matter: these.matter }, places) })
  yield current
  for (let round = 0; round < 5; round++) {
    const holder = there(these).find((who) => availableActs(CASE, current, who, FILED_AT).includes('return'))
    if (!holder) return
    const back = decide(CASE, current, command('return', current), holder, { ...circumstances(FILED_AT), desks: places })
    if (!back.ok) throw new Error(back.error.code)
    current = back.value.next
    yield current
  }
}

it('a route never ends at somebody shut out: whoever is complained about, away or removed, somebody may and can act', () => {
  fc.assert(fc.property(people, (these) => {
    for (const current of placesOnTheWay(these)) {
      expect([...there(these), ...LAST].some((who) => able(current, these, who))).toBe(true)
      for (const who of LAST) expect(able(current, these, who)).toBe(!isClosedTo(closedTo(current), who))
    }
  }), { numRuns: 500 })
})

it('what has no owner lies with a dispatcher who may and is at work, or with the two of last resort', () => {
  fc.assert(fc.property(people, (these) => {
    for (const current of placesOnTheWay(these)) {
      const { poolArea, lastResort } = current.holder
      if (poolArea === null) continue
      const dispatchers = there(these).filter((who) => who.memberships.some(({ role, areaId }) => role === 'dispatcher' && areaId === poolArea))
      expect(dispatchers.some((who) => able(current, these, who))).toBe(lastResort !== true)
    }
  }), { numRuns: 500 })
})

it('asks the next higher dispatcher, then the unit for complaints that did not give it back, then the two of last resort', () => {
  const back = (about: string | null, over: Partial<Places> = {}) => {
    const subject = { personId: about, units: [] }
    const current = filed({ kind: 'complain', routed: routeCase({ kind: 'complain', matter: null }, { ...PLACES, ...over, subject }) })
    const integrity = serving('integrity', { role: 'department', areaId: 'd1', unitId: 'integrity' })
    const result = decide(CASE, current, command('return', current), integrity, { ...circumstances(FILED_AT), desks: { ...PLACES, ...over } })
    if (!result.ok) throw new Error(result.error.code)
    return [result.value.next.holder.poolArea, result.value.next.holder.unitName, result.value.next.holder.lastResort ?? false, result.value.notices.map(({ to }) => to)]
  }
  expect(back(null)).toEqual(['c1', null, false, ['p:filer', 'pool:c1']])
  expect(back('cityDispatcher', { units: UNITS })).toEqual([null, '市监督室', false, ['p:filer', 'u:cityIntegrity']])
  expect(back('cityDispatcher')).toEqual(['c1', null, true, ['p:filer', 'last:c1']])
  expect(back(null, { dispatchers: [{ areaId: 'c1', personId: 'cityDispatcher', units: [], leave: AWAY }] })).toEqual(['c1', null, true, ['p:filer', 'last:c1']])
})

it('gives those of last resort the sending on of what is open, and nothing else', () => {
  const [last] = LAST
  expect([IN_STATE.filed(), IN_STATE.handling()].map((current) => availableActs(CASE, current, last, FILED_AT))).toEqual([['transfer'], ['transfer']])
  expect([IN_STATE.answered(), IN_STATE.closed()].map((current) => [mayRead(current, last), availableActs(CASE, current, last, FILED_AT)])).toEqual([[true, []], [false, []]])
  expect(mayRead(after(filed(), 'withdraw', PEOPLE.filer), last)).toBe(false)
  expect(mayRead(filed(), { ...last, memberships: [{ role: 'lastResort', areaId: 'c2', unitId: 'u' }] })).toBe(false)
})
