import type { AreaId, CompanyId, PersonId, UnitId } from '../kernel/ids'
import type { Actor, Membership } from './actor'
import type { Role } from './roles'

/**
 * Audience tokens (design §2). A case lists the tokens of those who may read it; a person holds tokens.
 * `c:` is our addition (docs/adr/0001): a company's members come and go, the company stays. `last:` is of the two per tenant who act where
 * nobody else may.
 */
export type Token = `p:${string}` | `u:${string}` | `a:${string}` | `pool:${string}` | `s:${string}` | `c:${string}` | `last:${string}`

/** Whom something may be told: whoever holds a token, or a part of those who hold one: who leads a unit, who of a company wants to hear of its requests. */
export type Addressee = Token | `head:${string}` | `hears:${string}`
export const headOf = (unit: UnitId): Addressee => `head:${unit}`
export const hearersOf = (company: CompanyId): Addressee => `hears:${company}`

export const personToken = (personId: PersonId): Token => `p:${personId}`
export const unitToken = (unit: UnitId): Token => `u:${unit}`
export const areaToken = (area: AreaId): Token => `a:${area}`
export const poolToken = (area: AreaId): Token => `pool:${area}`
export const superviseToken = (area: AreaId): Token => `s:${area}`
export const lastResortToken = (area: AreaId): Token => `last:${area}`
export const companyToken = (company: CompanyId): Token => `c:${company}`

/** Which membership grants a token, and by which of its places; `p:` is everybody's own. Statements and checks are made from it. */
export const GRANTED_BY = {
  c: { role: 'company', place: 'companyId', token: companyToken },
  u: { role: 'department', place: 'unitId', token: unitToken },
  a: { role: 'dispatcher', place: 'areaId', token: areaToken },
  pool: { role: 'dispatcher', place: 'areaId', token: poolToken },
  s: { role: 'supervisor', place: 'areaId', token: superviseToken },
  last: { role: 'lastResort', place: 'areaId', token: lastResortToken },
} as const satisfies Record<string, { role: Role; place: keyof Membership; token: (id: string) => Token }>

/** Every token a person holds; `p:` is always among them. */
export function tokensOf(actor: Pick<Actor, 'personId' | 'memberships'>): Token[] {
  const tokens = new Set<Token>([personToken(actor.personId)])
  for (const membership of actor.memberships) {
    for (const { role, place, token } of Object.values(GRANTED_BY)) {
      const id = membership[place]
      if (membership.role === role && id !== undefined) tokens.add(token(id))
    }
  }
  return [...tokens]
}
