import { personToken, type Token, unitToken } from '../access/tokens'
import { audienceFrom, type Carrier } from '../flow/carrier'
import { CONFIDENTIAL_KINDS } from './kinds'
import type { Case } from './schema'

type Placed = Pick<Case, 'kind' | 'filer' | 'verified' | 'company' | 'holder' | 'informed' | 'areaPath' | 'excluded' | 'box'>
type Column = 'filer_id' | 'handler_id' | 'unit_id' | 'company_id' | 'pool_area' | 'followers.person_id' | 'lies_in.area'

/**
 * Who may read a case (design §2). One table: the lists, the check of a single case and the tests are made from it. The exclusion of a
 * complaint's subject and of its units (closedTo) comes on top, always.
 */
// prettier-ignore
export const CARRIERS: readonly Carrier<Column>[] = [
  { token: 'p',    column: 'filer_id', private: true },
  { token: 'p',    column: 'handler_id', orStandIn: true },
  { token: 'p',    column: 'followers.person_id', notConfidential: true },
  { token: 'u',    column: 'unit_id' },
  { token: 'c',    column: 'company_id', onlyVerified: true, notConfidential: true, private: true },
  { token: 'pool', column: 'pool_area' },
  { token: 'a',    column: 'lies_in.area', notConfidential: true },
  { token: 's',    column: 'lies_in.area' },
  { token: 'last', column: 'lies_in.area', onlyOpen: true },
]

const HELD: Record<Column, (place: Placed) => readonly (string | null)[]> = {
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
  ...(excluded.personId === null ? [] : [personToken(excluded.personId)]),
  ...excluded.units.map(unitToken),
]

/** Everybody's token who may read a case, those of its subject taken out. */
export const audienceOf = (place: Placed): Token[] =>
  audienceFrom(CARRIERS, (column) => HELD[column](place), { verified: place.verified, confidential: isConfidential(place), done: place.box === 'done' }, closedTo(place))
