import { refuse, type Refusal } from '../kernel/refusal'
import type { PersonId } from '../kernel/ids'
import { addMs, HOUR_MS, type Instant } from '../kernel/instant'
import { ok, type Result } from '../kernel/result'
import { type Binding, isOwned, memberOf, membersOf, type People, type PeopleChange, type Side, waitingOf, withTimeToObject } from './binding'
import type { BindingError } from './binding-errors'
import { type Approver, type AskedWay, MOST_PEOPLE, OBJECTION_HOURS, outcomeOf, type Standing } from './binding-table'

/** Somebody asks to be one of a company's people. */
export interface Asking {
  id: string
  personId: PersonId
  way: AskedWay
  /** What he was invited as. */
  as?: Standing
  /** Who stands behind a way that is granted at once: the officer whose code it was. */
  approvedBy: PersonId | null
}

const SIDE_OF = { register: 'register', officer: 'officer', owner: 'owner', admin: 'admin' } as const satisfies Record<Approver, Side>

/** Granted at once, or put down to wait: the table of ways says which. Whoever is one of them already may only ask to become an owner. */
export function askToJoin(people: People, { id, personId, way, as: invited, approvedBy }: Asking, now: Instant): Result<PeopleChange, Refusal<BindingError>> {
  const owned = isOwned(people)
  const outcome = outcomeOf(way, owned)
  const as = outcome.as ?? invited ?? 'member'
  const member = memberOf(people, personId)
  if (member !== null && (member.as === 'owner' || as === 'member')) return refuse('BINDING_ALREADY')
  if (approvedBy === personId || (approvedBy !== null && memberOf(people, approvedBy) !== null)) return refuse('BINDING_TWO_EYES')
  const waiting = waitingOf(people, personId)
  const row: Binding = { id, personId, as, way, state: 'waiting', objectUntil: null, objected: false, appealed: false, decidedBy: null }
  if ('by' in outcome) {
    const granted: Binding = member === null ? { ...row, state: 'granted', decidedBy: approvedBy } : { ...member, as, way, decidedBy: approvedBy }
    // What he waited for before is settled with it.
    const settled = waiting === null ? [] : [{ ...waiting, state: 'withdrawn' as const }]
    return ok(withTimeToObject(people, { put: [granted, ...settled], noted: [{ kind: 'granted', personId, by: approvedBy, side: SIDE_OF[outcome.by], as, way }] }, now))
  }
  if (waiting !== null) return refuse('BINDING_WAITING')
  if (membersOf(people).length + people.filter(({ state }) => state === 'waiting').length >= MOST_PEOPLE) return refuse('BINDING_FULL')
  const objectUntil = outcome.disputes === true ? addMs(now, OBJECTION_HOURS * HOUR_MS) : null
  return ok({ put: [{ ...row, objectUntil }], noted: [{ kind: 'asked', personId, by: personId, side: 'person', as, way }] })
}

/** Whoever was refused by an administrator asks for another one's decision, once. */
export function appealRefusal(people: People, id: string, personId: PersonId): Result<PeopleChange, Refusal<BindingError>> {
  const found = people.find((each) => each.id === id && each.personId === personId)
  if (found === undefined) return refuse('BINDING_GONE')
  if (found.state !== 'refused' || found.way !== 'licence' || found.appealed) return refuse('BINDING_NO_APPEAL')
  if (memberOf(people, personId)?.as === 'owner') return refuse('BINDING_ALREADY')
  if (waitingOf(people, personId) !== null) return refuse('BINDING_WAITING')
  return ok({ put: [{ ...found, state: 'waiting', appealed: true }], noted: [{ kind: 'appealed', personId, by: personId, side: 'person', as: found.as, way: found.way }] })
}
