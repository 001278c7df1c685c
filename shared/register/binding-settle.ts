import type { PersonId } from '../kernel/ids'
import type { Instant } from '../kernel/instant'
import { refuse, type Refusal } from '../kernel/refusal'
import { ok, type Result } from '../kernel/result'
import { type Binding, isOwned, memberOf, ownersOf, type People, type PeopleChange, type Side, withTimeToObject } from './binding'
import type { BindingError } from './binding-errors'
import { askedOf, isDisputed } from './binding-table'

type Settled = Result<PeopleChange, Refusal<BindingError>>

/** What may be said to somebody who waits. `instead`: he takes the place of the owners there are, who belong to the company no more. */
export const DECISIONS = ['grant', 'instead', 'refuse'] as const
export type BindingDecision = (typeof DECISIONS)[number]

/** Who decides, and in what part. */
export interface Decider {
  personId: PersonId
  side: Extract<Side, 'owner' | 'officer' | 'admin'>
}

/** May he decide at all? Nobody decides about himself; whoever is of the company does so only as its owner; an appeal is for another one than who refused. */
function mayDecide(people: People, waiting: Binding, { personId, side }: Decider, now: Instant): Settled | null {
  if (personId === waiting.personId) return refuse('BINDING_TWO_EYES')
  const member = memberOf(people, personId)
  if (side === 'owner' && member?.as !== 'owner') return refuse('BINDING_OWNER_ONLY')
  if (side !== 'owner' && member !== null) return refuse('BINDING_TWO_EYES')
  const owned = isOwned(people)
  if (!askedOf(waiting.way, owned).includes(side)) return refuse('BINDING_NOT_YOURS')
  if (side !== 'admin') return null
  if (waiting.appealed && waiting.decidedBy === personId) return refuse('BINDING_ANOTHER')
  return isDisputed(waiting.way, owned) && !waiting.objected && (waiting.objectUntil === null || now < waiting.objectUntil) ? refuse('BINDING_TOO_EARLY') : null
}

const gone = (by: Decider) => (each: Binding): Binding => ({ ...each, state: 'ended', decidedBy: by.personId })

/**
 * Yes or no to somebody who waits. Where two say that the company is theirs, an owner's no is an objection: the administrator decides, who may let the one take the
 * place of the other.
 */
export function settle(people: People, id: string, decision: BindingDecision, by: Decider, now: Instant): Settled {
  const waiting = people.find((each) => each.id === id)
  if (waiting === undefined) return refuse('BINDING_GONE')
  if (waiting.state !== 'waiting') return refuse('BINDING_SETTLED')
  const hindered = mayDecide(people, waiting, by, now)
  if (hindered !== null) return hindered
  const { personId, as, way } = waiting
  const noted = { personId, by: by.personId, side: by.side, as, way }
  if (decision === 'refuse') {
    if (by.side === 'owner' && isDisputed(way, true)) {
      return waiting.objected ? refuse('BINDING_SETTLED') : ok({ put: [{ ...waiting, objected: true }], noted: [{ ...noted, kind: 'objected' }] })
    }
    return ok({ put: [{ ...waiting, state: 'refused', decidedBy: by.personId }], noted: [{ ...noted, kind: 'refused' }] })
  }
  if (decision === 'instead' && by.side !== 'admin') return refuse('BINDING_NOT_YOURS')
  const member = memberOf(people, personId)
  const replaced = decision === 'instead' ? ownersOf(people).map(gone(by)) : []
  // Of whoever was a member the row of the member is over with it.
  return ok(withTimeToObject(people, {
    put: [{ ...waiting, state: 'granted', decidedBy: by.personId }, ...(member === null ? [] : [gone(by)(member)]), ...replaced],
    noted: [{ ...noted, kind: 'granted' }, ...replaced.map((each) => ({ kind: 'removed' as const, personId: each.personId, by: by.personId, side: by.side, as: each.as, way: null }))],
  }, now))
}
