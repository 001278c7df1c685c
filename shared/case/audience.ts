import { areaToken, companyToken, personToken, poolToken, superviseToken, type Token, unitToken } from '../access/tokens'
import type { Actor } from '../access/actor'
import { CONFIDENTIAL_KINDS } from './kinds'
import type { Case } from './schema'

type Placed = Pick<Case, 'kind' | 'filer' | 'verified' | 'company' | 'holder' | 'informed' | 'areaPath' | 'excluded'>

/** Where a token of the audience stands: a column of the case, or a row beside it. */
export interface Carrier {
  /** Whose token: of a person, unit, company, pool, area (who oversees it) or supervising area. */
  token: 'p' | 'u' | 'c' | 'pool' | 'a' | 's'
  column: 'filer_id' | 'handler_id' | 'unit_id' | 'company_id' | 'pool_area' | 'followers.person_id' | 'lies_in.area'
  /** A stranger's case is not the company's: nobody there asked for it. */
  onlyVerified?: true
  /** A complaint or report is seen by who filed it, by who has it and by supervisors, and by nobody who merely looks on. */
  notConfidential?: true
}

/**
 * Who may read a case (design §2). One table: the lists, the check of a single case and the tests are made from it. The exclusion of a
 * complaint's subject and of its units (isExcluded) comes on top, always.
 */
// prettier-ignore
export const CARRIERS: readonly Carrier[] = [
  { token: 'p',    column: 'filer_id' },
  { token: 'p',    column: 'handler_id' },
  { token: 'p',    column: 'followers.person_id', notConfidential: true },
  { token: 'u',    column: 'unit_id' },
  { token: 'c',    column: 'company_id', onlyVerified: true, notConfidential: true },
  { token: 'pool', column: 'pool_area' },
  { token: 'a',    column: 'lies_in.area', notConfidential: true },
  { token: 's',    column: 'lies_in.area' },
]

const TOKEN: Record<Carrier['token'], (id: string) => Token> = { p: personToken, u: unitToken, c: companyToken, pool: poolToken, a: areaToken, s: superviseToken }

const HELD: Record<Carrier['column'], (place: Placed) => readonly (string | null)[]> = {
  filer_id: (place) => [place.filer],
  handler_id: (place) => [place.holder.handler],
  unit_id: (place) => [place.holder.unitId],
  company_id: (place) => [place.company.id],
  pool_area: (place) => [place.holder.poolArea],
  'followers.person_id': (place) => place.informed,
  'lies_in.area': (place) => place.areaPath,
}

export const isConfidential = (place: Pick<Case, 'kind'>): boolean => CONFIDENTIAL_KINDS.includes(place.kind)

/** The tokens of the people a complaint must go round, as they stand in `closed_to`. */
export const closedTo = ({ excluded }: Pick<Case, 'excluded'>): Token[] => [
  ...(excluded.person === null ? [] : [personToken(excluded.person)]),
  ...excluded.units.map(unitToken),
]

/** Everybody's token who may read a case, those of its subject taken out. */
export function audienceOf(place: Placed): Token[] {
  const tokens = new Set<Token>()
  for (const { token, column, onlyVerified, notConfidential } of CARRIERS) {
    if ((onlyVerified && !place.verified) || (notConfidential && isConfidential(place))) continue
    for (const id of HELD[column](place)) if (id !== null) tokens.add(TOKEN[token](id))
  }
  for (const token of closedTo(place)) tokens.delete(token)
  return [...tokens].sort()
}

/**
 * The subject of a complaint, and every member of the unit it is about, are strangers to it in any office they hold
 * (a supervisor complained about holds an `s:` token all the same). Asked besides the tokens, on every read and act.
 */
export function isExcluded(current: Pick<Case, 'excluded'>, actor: Pick<Actor, 'personId' | 'memberships'>): boolean {
  if (current.excluded.person === actor.personId) return true
  return actor.memberships.some(({ unitId }) => unitId !== undefined && current.excluded.units.includes(unitId))
}
