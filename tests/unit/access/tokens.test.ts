import fc from 'fast-check'
import type { Membership } from '../../../shared/access/actor'
import { isClosedTo } from '../../../shared/access/closed-to'
import { type Role, ROLES } from '../../../shared/access/roles'
import { tokensOf, unitToken } from '../../../shared/access/tokens'

const membership = fc.record({ role: fc.constantFrom<Role>(...ROLES), areaId: fc.constantFrom('a1', 'a2'), unitId: fc.constantFrom('u1', 'u2', 'u3') }).map((each) => each as Membership)
const person = fc.array(membership, { maxLength: 4 }).map((memberships) => ({ personId: 'p1', memberships }))

it('is a stranger to whatever goes round a unit of his, by whichever membership he is of it', () => {
  fc.assert(fc.property(person, fc.constantFrom('u1', 'u2', 'u3'), (who, unit) => {
    expect(isClosedTo([unitToken(unit)], who)).toBe(who.memberships.some(({ unitId }) => unitId === unit))
  }))
})

it('reads the queue of a unit only as one who works it off: a desk in the same house gives no token', () => {
  fc.assert(fc.property(person, (who) => {
    const queues = tokensOf(who).filter((token) => token.startsWith('u:')).sort()
    expect(queues).toEqual([...new Set(who.memberships.filter(({ role }) => role === 'department').map(({ unitId }) => unitToken(unitId ?? '')))].sort())
  }))
})
