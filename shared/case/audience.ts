import { areaToken, companyToken, personToken, poolToken, superviseToken, type Token, unitToken } from '../permission/tokens'
import type { Actor } from '../permission/actor'
import { CONFIDENTIAL_KINDS } from './kinds'
import type { Case } from './schema'

type Placed = Pick<Case, 'kind' | 'filer' | 'verified' | 'company' | 'holder' | 'informed' | 'areaPath' | 'excluded'>

/**
 * Who may read a case, as tokens (design §2). A complaint or report is seen by who filed it, by the unit and person that have it
 * and by supervisors only: it lacks the tokens of its subject, of the subject's unit and of everybody who merely oversees the area.
 */
export function audienceOf(place: Placed): Token[] {
  const confidential = CONFIDENTIAL_KINDS.includes(place.kind)
  const tokens = new Set<Token>([personToken(place.filer)])
  // A stranger's case is not the company's: nobody there asked for it.
  if (place.verified && !confidential) tokens.add(companyToken(place.company.id))
  if (place.holder.unitId) tokens.add(unitToken(place.holder.unitId))
  if (place.holder.handler) tokens.add(personToken(place.holder.handler))
  if (place.holder.poolArea) tokens.add(poolToken(place.holder.poolArea))
  for (const area of place.areaPath) {
    tokens.add(superviseToken(area))
    if (!confidential) tokens.add(areaToken(area))
  }
  if (!confidential) for (const person of place.informed) tokens.add(personToken(person))
  if (place.excluded.person) tokens.delete(personToken(place.excluded.person))
  for (const unit of place.excluded.units) tokens.delete(unitToken(unit))
  return [...tokens].sort()
}

/**
 * The subject of a complaint, and every member of the unit it is about, are strangers to it in any office they hold
 * (a supervisor complained about holds an `s:` token all the same). Asked besides the tokens, on every read and act.
 */
export function isExcluded(current: Pick<Case, 'excluded'>, actor: Pick<Actor, 'person' | 'memberships'>): boolean {
  if (current.excluded.person === actor.person) return true
  return actor.memberships.some(({ unitId }) => unitId !== undefined && current.excluded.units.includes(unitId))
}
