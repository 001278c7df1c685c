import fc from 'fast-check'
import { addMs, HOUR_MS } from '../../../shared/kernel/instant'
import type { Result } from '../../../shared/kernel/result'
import { type Binding, changed, memberOf, membersOf, ownersOf, type People, type PeopleChange } from '../../../shared/register/binding'
import { appealRefusal, askToJoin } from '../../../shared/register/binding-ask'
import { handOver, leave, remove } from '../../../shared/register/binding-part'
import { type BindingDecision, DECISIONS, settle } from '../../../shared/register/binding-settle'
import { type AskedWay, askedOf, OBJECTION_HOURS, type Standing, WAYS } from '../../../shared/register/binding-table'

const T0 = '2026-11-25T01:00:00.000Z'
const LATER = addMs(T0, OBJECTION_HOURS * HOUR_MS)

type Answer = Result<PeopleChange, { code: string }>
const codeOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.error.code)
const after = (people: People, answer: Answer): People => (answer.ok ? changed(people, answer.value) : people)

const member = (personId: string, as: Standing): Binding => ({ id: `m-${personId}`, personId, as, way: 'before', state: 'granted', objectUntil: null, objected: false, appealed: false, decidedBy: null })
const ask = (people: People, personId: string, way: AskedWay, as?: Standing, approvedBy: string | null = null): Answer =>
  askToJoin(people, { id: `${way}-${personId}`, personId, way, approvedBy, ...(as === undefined ? {} : { as }) }, T0)

const OWNED: People = [member('owner', 'owner'), member('member', 'member')]
const standing = (people: People): Record<string, string> => Object.fromEntries(people.map(({ personId, as, state }) => [personId, state === 'granted' ? as : state]))

describe('who becomes what', () => {
  it.each([
    // way, of a company without an owner, of one that has one
    ['phone', 'owner', 'waiting'],
    ['face', 'owner', 'waiting'],
    ['licence', 'waiting', 'waiting'],
    ['invitation', 'waiting', 'waiting'],
  ] as const)('by %s: %s, or %s where somebody owns it', (way, none, owned) => {
    expect(standing(after([], ask([], 'new', way)))['new']).toBe(none)
    expect(standing(after(OWNED, ask(OWNED, 'new', way)))['new']).toBe(owned)
  })

  it('a number of the register makes nobody an owner where there is one: it may have changed hands', () => {
    const people = after(OWNED, ask(OWNED, 'new', 'phone'))
    expect(people.find(({ personId }) => personId === 'new')).toMatchObject({ as: 'member', state: 'waiting' })
    expect(codeOf(settle(people, 'phone-new', 'grant', { personId: 'officer', side: 'officer' }, T0))).toBe('BINDING_NOT_YOURS')
    expect(standing(after(people, settle(people, 'phone-new', 'grant', { personId: 'owner', side: 'owner' }, T0)))['new']).toBe('member')
  })

  it('asked twice is refused; whoever is there already is told so, and a member may still become the first owner', () => {
    const waits = after(OWNED, ask(OWNED, 'new', 'licence'))
    expect(codeOf(ask(waits, 'new', 'invitation', 'member'))).toBe('BINDING_WAITING')
    expect(codeOf(ask(OWNED, 'member', 'phone'))).toBe('BINDING_ALREADY')
    expect(codeOf(ask(OWNED, 'owner', 'licence'))).toBe('BINDING_ALREADY')
    const alone: People = [member('member', 'member')]
    expect(standing(after(alone, ask(alone, 'member', 'face', undefined, 'officer')))).toEqual({ member: 'owner' })
  })

  it('an officer who is one of the company shows no code for it', () => {
    expect(codeOf(ask([member('officer', 'member')], 'new', 'face', undefined, 'officer'))).toBe('BINDING_TWO_EYES')
    expect(codeOf(ask([], 'officer', 'face', undefined, 'officer'))).toBe('BINDING_TWO_EYES')
  })
})

describe('two who say that a company is theirs', () => {
  const people = after(OWNED, ask(OWNED, 'new', 'licence'))
  const admin = (decision: BindingDecision, at = T0, from = people): Answer => settle(from, 'licence-new', decision, { personId: 'admin', side: 'admin' }, at)

  it('the owner may object for three days; only then does the administrator decide, or at once where he has objected', () => {
    expect(codeOf(admin('grant'))).toBe('BINDING_TOO_EARLY')
    expect(standing(after(people, admin('grant', LATER)))).toEqual({ owner: 'owner', member: 'member', new: 'owner' })
    const objected = after(people, settle(people, 'licence-new', 'refuse', { personId: 'owner', side: 'owner' }, T0))
    expect(objected.find(({ personId }) => personId === 'new')).toMatchObject({ state: 'waiting', objected: true })
    expect(standing(after(objected, admin('instead', T0, objected)))).toEqual({ owner: 'ended', member: 'member', new: 'owner' })
    expect(codeOf(settle(people, 'licence-new', 'instead', { personId: 'owner', side: 'owner' }, T0))).toBe('BINDING_NOT_YOURS')
  })

  it('a refusal is appealed against once, and another one decides', () => {
    const refused = after(people, admin('refuse', LATER))
    expect(codeOf(appealRefusal(refused, 'licence-new', 'other'))).toBe('BINDING_GONE')
    const appealed = after(refused, appealRefusal(refused, 'licence-new', 'new'))
    expect(codeOf(admin('grant', LATER, appealed))).toBe('BINDING_ANOTHER')
    const again = after(appealed, settle(appealed, 'licence-new', 'refuse', { personId: 'admin-2', side: 'admin' }, LATER))
    expect(codeOf(appealRefusal(again, 'licence-new', 'new'))).toBe('BINDING_NO_APPEAL')
  })

  it('whoever decides is neither the one who asks nor one of the company', () => {
    expect(codeOf(settle(people, 'licence-new', 'grant', { personId: 'new', side: 'admin' }, LATER))).toBe('BINDING_TWO_EYES')
    expect(codeOf(settle(people, 'licence-new', 'grant', { personId: 'member', side: 'admin' }, LATER))).toBe('BINDING_TWO_EYES')
    expect(codeOf(settle(people, 'licence-new', 'grant', { personId: 'member', side: 'owner' }, LATER))).toBe('BINDING_OWNER_ONLY')
  })
})

describe('going', () => {
  it('the last owner hands over before he goes, unless nobody is left', () => {
    expect(codeOf(leave(OWNED, 'owner'))).toBe('BINDING_LAST_OWNER')
    expect(standing(after(OWNED, handOver(OWNED, 'member', false, 'owner')))).toEqual({ owner: 'member', member: 'owner' })
    expect(standing(after(OWNED, handOver(OWNED, 'member', true, 'owner')))).toEqual({ owner: 'owner', member: 'owner' })
    expect(codeOf(leave([member('owner', 'owner')], 'owner'))).toBe('ok')
    expect(codeOf(leave(OWNED, 'nobody'))).toBe('BINDING_GONE')
  })

  it('an owner takes member off, not owners; a member takes nobody off', () => {
    expect(codeOf(remove(OWNED, 'member', 'owner'))).toBe('ok')
    expect(codeOf(remove(OWNED, 'owner', 'member'))).toBe('BINDING_OWNER_ONLY')
    expect(codeOf(remove([...OWNED, member('two', 'owner')], 'two', 'owner'))).toBe('BINDING_OWNER_STAYS')
    expect(codeOf(handOver(OWNED, 'owner', true, 'member'))).toBe('BINDING_OWNER_ONLY')
  })
})

const PERSONS = ['a', 'b', 'c', 'd'] as const
const OFFICIALS = ['officer', 'admin', 'admin-2'] as const
const WAY_NAMES = Object.keys(WAYS).filter((way): way is AskedWay => way !== 'before')
const anyone = fc.constantFrom(...PERSONS, ...OFFICIALS)
const STEP = fc.oneof(
  fc.record({ do: fc.constant('ask' as const), who: anyone, way: fc.constantFrom(...WAY_NAMES), as: fc.constantFrom('owner' as const, 'member' as const) }),
  fc.record({ do: fc.constant('settle' as const), who: anyone, side: fc.constantFrom('owner' as const, 'officer' as const, 'admin' as const), decision: fc.constantFrom(...DECISIONS), nth: fc.nat(20), late: fc.boolean() }),
  fc.record({ do: fc.constant('appeal' as const), who: anyone, nth: fc.nat(20) }),
  fc.record({ do: fc.constant('leave' as const), who: anyone }),
  fc.record({ do: fc.constant('remove' as const), who: anyone, whom: anyone }),
  fc.record({ do: fc.constant('handOver' as const), who: anyone, whom: anyone, stays: fc.boolean() }),
)
type Step = typeof STEP extends fc.Arbitrary<infer S> ? S : never

function does(people: People, step: Step, at: number): Answer {
  switch (step.do) {
    case 'ask': return askToJoin(people, { id: `b${at}`, personId: step.who, way: step.way, as: step.as, approvedBy: step.way === 'face' ? 'officer' : null }, T0)
    case 'settle': return settle(people, people[step.nth % Math.max(1, people.length)]?.id ?? '', step.decision, { personId: step.who, side: step.side }, step.late ? LATER : T0)
    case 'appeal': return appealRefusal(people, people[step.nth % Math.max(1, people.length)]?.id ?? '', step.who)
    case 'leave': return leave(people, step.who)
    case 'remove': return remove(people, step.whom, step.who)
    case 'handOver': return handOver(people, step.whom, step.stays, step.who)
  }
}

/** Who stands behind a new owner, told from the step alone and from who was there before it; null: nobody. */
function approverOf(before: People, step: Step, owner: string): string | null {
  const owned = ownersOf(before).length > 0
  if (step.do === 'ask') return owned ? null : step.way === 'phone' ? 'register' : step.way === 'face' && owner !== 'officer' && memberOf(before, 'officer') === null ? 'officer' : null
  if (step.do === 'handOver') return memberOf(before, step.who)?.as === 'owner' && step.who !== owner ? 'owner' : null
  if (step.do !== 'settle' || step.who === owner || step.decision === 'refuse') return null
  const asked = before[step.nth % before.length]
  if (asked === undefined || asked.personId !== owner || !askedOf(asked.way, owned).includes(step.side)) return null
  if (step.side === 'owner') return memberOf(before, step.who)?.as === 'owner' ? 'owner' : null
  if (memberOf(before, step.who) !== null) return null
  if (step.side === 'officer') return owned ? null : 'officer'
  return (!owned || step.late || asked.objected) && !(asked.appealed && asked.decidedBy === step.who) ? 'admin' : null
}

describe('whatever happens, in whatever order', () => {
  it('no company has an owner whom nobody approved, loses its owner to nobody, or counts somebody twice', () => {
    fc.assert(fc.property(fc.array(STEP, { maxLength: 40 }), (steps) => {
      let people: People = []
      steps.forEach((step, at) => {
        const before = people
        people = after(before, does(before, step, at))
        const owners = ownersOf(people).map(({ personId }) => personId)
        for (const owner of owners.filter((each) => memberOf(before, each)?.as !== 'owner')) expect([step, owner, approverOf(before, step, owner)]).not.toEqual([step, owner, null])
        // An owner goes himself, gives it to another, or gives way to whom an administrator has put in his place.
        for (const lost of ownersOf(before).filter(({ personId }) => !owners.includes(personId))) {
          expect(step.do === 'settle' ? step.decision === 'instead' && step.side === 'admin' : 'who' in step && step.who === lost.personId && step.do !== 'remove').toBe(true)
        }
        if (ownersOf(before).length > 0 && owners.length === 0) expect(membersOf(people)).toEqual([])
        const persons = membersOf(people).map(({ personId }) => personId)
        expect(new Set(persons).size).toBe(persons.length)
        const waiting = people.filter(({ state }) => state === 'waiting').map(({ personId }) => personId)
        expect(new Set(waiting).size).toBe(waiting.length)
      })
    }), { numRuns: 3000 })
  })
})
