import { ACTIONS, type ActionName } from '../../../shared/api'
import { RIGHTS } from '../../../shared/access/rights'
import { grantsOf } from '../../../shared/access/scope'
import { rightOf } from '../../../shared/api/rights'
import { GRANTED_BY, tokensOf } from '../../../shared/access/tokens'
import { PEOPLE } from '../../support/cases/people'

it('has a row for every action, of its own or from the table of its flow', () => {
  for (const action of Object.keys(ACTIONS) as ActionName[]) expect([action, Object.keys(rightOf(action).by).length > 0]).toEqual([action, true])
})

it('takes the rights of an act from the table of its flow', () => {
  expect(rightOf('case.accept')).toEqual({ by: { officer: 'own', department: 'own' }, subject: 'case' })
  expect(rightOf('case.confirm')).toEqual({ by: { company: 'own', resident: 'own' }, subject: 'case' })
  expect(rightOf('supervision.meet')).toEqual({ by: { supervisor: 'own' }, subject: 'supervision' })
})

it('lets whoever holds a token read, and as far as the token reaches', () => {
  const reach = { companyId: 'own', unitId: 'unit', areaId: 'area' } as const
  const byToken = Object.values(GRANTED_BY).map(({ role, place }) => [role, reach[place]] as const)
  for (const [role, scope] of byToken) expect([role, RIGHTS['case.get'].by[role]]).toEqual([role, scope])
})

// prettier-ignore
it.each([
  ['directory.reissueCode',     ['admin']],
  ['case.board',                ['dispatcher', 'otherDispatcher', 'supervisor']],
  ['case.openContact',          ['officer', 'otherOfficer', 'member', 'otherMember', 'head', 'otherUnit', 'dispatcher', 'otherDispatcher', 'supervisor']],
  ['directory.setLeave',        ['officer', 'otherOfficer', 'member', 'otherMember', 'head', 'otherUnit']],
] as const)('%s is for exactly those it is for', (action, allowed) => {
  const may = Object.entries(PEOPLE).filter(([, actor]) => grantsOf(RIGHTS[action].by, actor).length > 0).map(([name]) => name)
  expect(may).toEqual(Object.keys(PEOPLE).filter((name) => (allowed as readonly string[]).includes(name)))
})

it('gives everybody the rights of a resident, whatever memberships he holds, and nothing more to whoever holds none', () => {
  const roles = (name: keyof typeof PEOPLE, action: keyof typeof RIGHTS) => grantsOf(RIGHTS[action].by, PEOPLE[name]).map(({ membership }) => membership.role)
  expect(roles('stranger', 'rating.rateWindow')).toEqual(['resident'])
  expect(roles('officer', 'case.get')).toEqual(['officer', 'resident'])
  expect(roles('stranger', 'case.board')).toEqual([])
})

it('gives each membership the tokens of its reach and no more', () => {
  expect(tokensOf(PEOPLE.officer)).toEqual(['p:officer'])
  expect(tokensOf(PEOPLE.member)).toEqual(['p:member', 'u:water'])
  expect(tokensOf(PEOPLE.dispatcher)).toEqual(['p:dispatcher', 'a:d1', 'pool:d1'])
  expect(tokensOf(PEOPLE.supervisor)).toEqual(['p:supervisor', 's:d1'])
  expect(tokensOf(PEOPLE.filer)).toEqual(['p:filer', 'c:co1'])
  expect(tokensOf(PEOPLE.admin)).toEqual(['p:admin'])
})
