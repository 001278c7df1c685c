import type { AreaId, CompanyId, PersonId, UnitId } from '../kernel/ids'
import type { Actor, Membership } from './actor'

/**
 * Audience tokens (design §2). A case lists the tokens of those who may read it; a person holds tokens.
 * `c:` is our addition (docs/adr/0001): a company's members come and go, the company stays.
 */
export type Token = `p:${string}` | `u:${string}` | `a:${string}` | `pool:${string}` | `s:${string}` | `c:${string}`

export const personToken = (personId: PersonId): Token => `p:${personId}`
export const unitToken = (unit: UnitId): Token => `u:${unit}`
export const areaToken = (area: AreaId): Token => `a:${area}`
export const poolToken = (area: AreaId): Token => `pool:${area}`
export const superviseToken = (area: AreaId): Token => `s:${area}`
export const companyToken = (company: CompanyId): Token => `c:${company}`

/** What each role's membership lets its holder read: own / unit / area. A row per role, so a new role does not compile without one. */
const TOKENS_OF_MEMBERSHIP: Record<Membership['role'], (membership: Membership) => Token[]> = {
  company: (m) => (m.companyId ? [companyToken(m.companyId)] : []),
  resident: () => [],
  officer: () => [],
  department: (m) => (m.unitId ? [unitToken(m.unitId)] : []),
  dispatcher: (m) => (m.areaId ? [areaToken(m.areaId), poolToken(m.areaId)] : []),
  supervisor: (m) => (m.areaId ? [superviseToken(m.areaId)] : []),
  admin: () => [],
  system: () => [],
}

/** Every token a person holds; `p:` is always among them. */
export function tokensOf(actor: Pick<Actor, 'personId' | 'memberships'>): Token[] {
  const tokens = new Set<Token>([personToken(actor.personId)])
  for (const membership of actor.memberships) for (const token of TOKENS_OF_MEMBERSHIP[membership.role](membership)) tokens.add(token)
  return [...tokens]
}
