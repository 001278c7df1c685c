import type { Actor } from './actor'
import { personToken, type Token, unitToken } from './tokens'

/**
 * The subject of a complaint, and every member of the unit it is about, are strangers to it by any membership they hold (a supervisor complained
 * about holds an `s:` token all the same). Asked besides the tokens, on every read and act.
 */
export function isClosedTo(closedTo: readonly Token[], actor: Pick<Actor, 'personId' | 'memberships'>): boolean {
  if (closedTo.length === 0) return false
  return closedTo.includes(personToken(actor.personId)) || actor.memberships.some(({ unitId }) => unitId !== undefined && closedTo.includes(unitToken(unitId)))
}
