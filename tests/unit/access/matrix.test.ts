import { ACTIONS, type ActionName } from '../../../shared/api'
import { CASE_ACTS } from '../../../shared/case/lifecycle'
import { can, grantsFor, PERMISSIONS } from '../../../shared/api/matrix'
import { tokensOf } from '../../../shared/access/tokens'
import { PEOPLE } from '../../support/cases/people'

it('has a row for every action that is not an act of the lifecycle', () => {
  const acts = new Set<string>(['case.file', ...CASE_ACTS.map((act) => `case.${act}`)])
  expect(Object.keys(PERMISSIONS).sort()).toEqual((Object.keys(ACTIONS) as ActionName[]).filter((action) => !acts.has(action)).sort())
})

// prettier-ignore
it.each([
  ['directory.reissueCode',     ['admin']],
  ['directory.replaceCalendar', ['admin']],
  ['case.board',                ['dispatcher', 'otherDispatcher', 'supervisor']],
  ['case.openContact',          ['officer', 'otherOfficer', 'member', 'otherMember', 'head', 'otherUnit', 'dispatcher', 'otherDispatcher', 'supervisor']],
  ['directory.setLeave',        ['officer', 'otherOfficer', 'member', 'otherMember', 'head', 'otherUnit']],
] as const)('%s is for exactly those it is for', (action, allowed) => {
  const may = Object.entries(PEOPLE).filter(([, actor]) => can(actor, action)).map(([name]) => name)
  expect(may).toEqual(Object.keys(PEOPLE).filter((name) => (allowed as readonly string[]).includes(name)))
})

it('gives a person without an office the rights of a resident', () => {
  expect(grantsFor(PEOPLE.stranger, 'rating.rateWindow').map((grant) => grant.membership.role)).toEqual(['resident'])
  expect(can(PEOPLE.stranger, 'case.board')).toBe(false)
})

it('gives each office the tokens of its reach and no more', () => {
  expect(tokensOf(PEOPLE.officer)).toEqual(['p:officer'])
  expect(tokensOf(PEOPLE.member)).toEqual(['p:member', 'u:water'])
  expect(tokensOf(PEOPLE.dispatcher)).toEqual(['p:dispatcher', 'a:d1', 'pool:d1'])
  expect(tokensOf(PEOPLE.supervisor)).toEqual(['p:supervisor', 's:d1'])
  expect(tokensOf(PEOPLE.filer)).toEqual(['p:filer', 'c:co1'])
  expect(tokensOf(PEOPLE.admin)).toEqual(['p:admin'])
})
