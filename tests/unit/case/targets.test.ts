import fc from 'fast-check'
import { CASE } from '../../../shared/case/flow'
import { routeCase } from '../../../shared/case/route-case'
import type { Case } from '../../../shared/case/schema'
import { decide } from '../../../shared/flow/decide'
import type { Target } from '../../../shared/flow/target'
import type { Actor } from '../../../shared/access/actor'
import { circumstances, command, filed, IN_STATE, memberTarget, officerTarget, PLACES, WATER } from '../../support/cases/a-case'
import { PEOPLE } from '../../support/cases/people'

const NOW = '2026-11-18T03:00:00.000Z'
const LEAVE = { from: '2026-11-18T00:00:00.000Z', to: NOW }
const handled = (target: Target, over: Partial<NonNullable<Target['handler']>>): Target => ({ ...target, handler: target.handler && { ...target.handler, ...over } })
const unit = (id: string, areaPath: string[], staffed = true): Target => ({ unit: { id, name: id, areaPath, staffed }, handler: null })
const officer = officerTarget('otherOfficer')
const codeOf = (act: 'transfer' | 'assign', target: Target, actor: Actor = PEOPLE.officer, current: Case = filed(), now = NOW): string => {
  const result = decide(CASE, current, command(act, current, { target }), actor, circumstances(now))
  return result.ok ? 'ok' : result.error.code
}

// prettier-ignore
const TARGETS: [string, Target, string][] = [
  ['an officer at work',                         officer,                                                          'ok'],
  ['a unit of the district',                     WATER,                                                            'ok'],
  ['a member of the unit named',                 { ...WATER, handler: memberTarget('member').handler },            'ok'],
  ['a member of another unit than is named',     { ...WATER, handler: memberTarget('otherUnit', ['market']).handler }, 'TARGET_NOT_OF_UNIT'],
  ['an officer, in a unit he is not of',         { ...WATER, handler: officer.handler },                           'TARGET_NOT_OF_UNIT'],
  ['somebody with another unit besides',         { ...WATER, handler: memberTarget('both', ['market', 'water']).handler }, 'ok'],
  ['somebody on leave',                          handled(officer, { leave: { ...LEAVE, to: '2026-11-19T00:00:00.000Z' } }), 'TARGET_AWAY'],
  ['somebody whose leave ends at this moment',   handled(officer, { leave: LEAVE }),                               'ok'],
  ['somebody whose leave is to come',            handled(officer, { leave: { from: '2026-12-01T00:00:00.000Z', to: '2026-12-02T00:00:00.000Z' } }), 'ok'],
  ['somebody without an office',                 handled(officer, { desks: [] }),                                  'TARGET_NO_OFFICE'],
  ['a station, which has no queue',              unit('station', ['st1', 'd1', 'c1'], false),                      'TARGET_NO_OFFICE'],
  ['another street of the district',             unit('next', ['st2', 'd1', 'c1']),                                'ok'],
  ['a unit of the city',                         unit('city', ['c1']),                                             'ok'],
  ['a unit of the next district',                unit('far', ['d2', 'c1']),                                        'TARGET_OUT_OF_REACH'],
  ['an officer of the next district',            handled(officer, { desks: [{ unitId: 's2', queue: false, areaPath: ['st9', 'd2', 'c1'] }] }), 'TARGET_OUT_OF_REACH'],
]

it.each(TARGETS)('who has a case passes it on to %s', (_who, target, code) => {
  expect(codeOf('transfer', target)).toBe(code)
})

it('a dispatcher sends about in all of his area and nowhere else', () => {
  const city: Actor = { ...PEOPLE.dispatcher, memberships: [{ role: 'dispatcher', areaId: 'c1' }] }
  const far = unit('far', ['d2', 'c1'])
  expect([codeOf('transfer', WATER, PEOPLE.dispatcher), codeOf('transfer', far, PEOPLE.dispatcher), codeOf('transfer', unit('city', ['c1']), PEOPLE.dispatcher)]).toEqual(['ok', 'TARGET_OUT_OF_REACH', 'TARGET_OUT_OF_REACH'])
  expect([codeOf('transfer', far, city), codeOf('transfer', unit('abroad', ['c2']), city)]).toEqual(['ok', 'TARGET_OUT_OF_REACH'])
})

it('a head gives a case to a colleague at work', () => {
  const queued = filed({ matter: 'water' })
  const given = (target: Target) => codeOf('assign', target, PEOPLE.head, queued)
  expect([given(memberTarget('member')), given(handled(memberTarget('member'), { leave: { ...LEAVE, to: '2026-11-19T00:00:00.000Z' } })), given(memberTarget('otherUnit', ['market'])), given(handled(memberTarget('member'), { desks: [] }))])
    .toEqual(['ok', 'TARGET_AWAY', 'TARGET_NOT_COLLEAGUE', 'TARGET_NO_OFFICE'])
})

it('a complaint is passed to nobody who shares a unit with its subject, by whatever membership, and to none of these units', () => {
  const units = fc.uniqueArray(fc.constantFrom('station', 'room', 'water', 'market'), { maxLength: 3 })
  fc.assert(fc.property(units, units, fc.boolean(), (round, his, asUnit) => {
    const current = filed({ kind: 'complain', routed: routeCase({ kind: 'complain', matter: null }, { ...PLACES, subject: { personId: 'officer', units: round } }) })
    const handler: Actor = { ...PEOPLE.member, memberships: [{ role: 'department', areaId: 'd1', unitId: 'integrity' }] }
    const target = asUnit ? unit(his[0] ?? 'none', ['d1', 'c1']) : handled(officer, { units: his })
    const named: readonly string[] = asUnit ? [his[0] ?? 'none'] : his
    expect(codeOf('transfer', target, handler, current)).toBe(named.some((id) => (round as string[]).includes(id)) ? 'TARGET_IS_SUBJECT' : 'ok')
  }))
})

it('asks none of this of a case that somebody else has', () => {
  expect(codeOf('transfer', unit('far', ['d2', 'c1']), PEOPLE.otherOfficer, IN_STATE.handling())).toBe('CASE_NOT_YOURS')
})
