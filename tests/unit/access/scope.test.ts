import fc from 'fast-check'
import type { Membership } from '../../../shared/access/actor'
import { type Role, ROLES } from '../../../shared/access/roles'
import { type Grant, reaches, type Scope, SCOPES, type Subject } from '../../../shared/access/scope'
import { personToken, unitToken } from '../../../shared/access/tokens'

const ids = (kind: string) => fc.constantFrom(...[1, 2, 3].map((at) => `${kind}${at}`))
const some = (kind: string) => fc.option(fc.uniqueArray(ids(kind), { maxLength: 3 }), { nil: undefined })
const lying = fc.record<Subject>({ persons: some('p'), handlers: some('p'), companies: some('c'), units: some('u'), areas: some('a') })
const membership = fc.record({
  role: fc.constantFrom<Role>(...ROLES), areaId: fc.option(ids('a'), { nil: undefined }), unitId: fc.option(ids('u'), { nil: undefined }), companyId: fc.option(ids('c'), { nil: undefined }),
}).map((membership) => membership as Membership)
const granted = fc.record({ scope: fc.constantFrom<Scope>(...SCOPES), membership, personId: ids('p'), others: fc.array(membership, { maxLength: 2 }) })
  .map(({ scope, membership, personId, others }): Grant => ({ scope, membership, actor: { personId, memberships: [membership, ...others] } }))
/** Every scope with the same membership. */
const each = (grant: Grant) => SCOPES.map((scope) => ({ ...grant, scope }))

it('reaches no less far by a larger scope', () => {
  fc.assert(fc.property(granted, lying, (grant, subject) => {
    const far = each(grant).map((by) => reaches(by, subject))
    expect(far).toEqual([...far].sort())
  }))
})

it('reaches what lies nowhere by the tenant only', () => {
  fc.assert(fc.property(granted, (grant) => expect(each(grant).map((by) => reaches(by, {}))).toEqual([false, false, false, true])))
})

it('reaches no subject that goes round the person or one of his units, by whatever membership he holds', () => {
  fc.assert(fc.property(granted, lying, (grant, subject) => {
    expect(each(grant).some((by) => reaches(by, { ...subject, closedTo: [personToken(grant.actor.personId)] }))).toBe(false)
    for (const { unitId } of grant.actor.memberships) {
      if (unitId !== undefined) expect(each(grant).some((by) => reaches(by, { ...subject, closedTo: [unitToken(unitId)] }))).toBe(false)
    }
    expect(each(grant).map((by) => reaches(by, { ...subject, closedTo: [personToken('somebody else')] }))).toEqual(each(grant).map((by) => reaches(by, subject)))
  }))
})

it('asks of each scope the place it is named for', () => {
  const by = (scope: Scope, membership: Membership): Grant => ({ scope, membership, actor: { personId: 'p1', memberships: [membership] } })
  const places: Membership = { role: 'department', unitId: 'u1', areaId: 'a1' }
  expect([{ handlers: ['p1'] }, { units: ['u1'] }, { areas: ['a0', 'a1'] }].map((subject) => SCOPES.map((scope) => reaches(by(scope, places), subject)))).toEqual([
    [true, true, true, true], [false, true, true, true], [false, false, true, true],
  ])
  expect(reaches(by('own', { role: 'company', companyId: 'c1' }), { companies: ['c1'] })).toBe(true)
  // A task is somebody's in office, and what somebody has as a private person is none.
  expect((['officer', 'resident'] as const).map((role) => [{ handlers: ['p1'] }, { persons: ['p1'] }].map((subject) => reaches(by('own', { role }), subject)))).toEqual([[true, false], [false, true]])
})
