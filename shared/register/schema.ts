import type { AreaId, CompanyId, PersonId, UnitId } from '../kernel/ids'
import type { Instant } from '../kernel/instant'

/** Places, companies and codes as the core sees them. */
export interface Unit {
  id: UnitId
  name: string
  areaId: AreaId
  /** What comes to this unit by routing. */
  takes: Takes[]
}
/** A kind or a matter of the flows that are routed to units. */
export type Takes = `kind:${string}` | `matter:${string}`

export interface Company {
  id: CompanyId
  name: string
  areaId: AreaId
  areaName: string
  areaPath: AreaId[]
  officer: PersonId | null
  /** HMACs of the register's contact phones: a verified phone among them may bind. */
  contactHashes: string[]
}

/** A printed code: `codeId` is what is signed. Revision rises on re-issue; an older revision is refused as replaced. */
export interface Code {
  codeId: string
  of: 'company' | 'window' | 'grid' | 'counter' | 'case' | 'matter'
  id: string
  revision: number
  /** Null for a case: there is nothing to type. */
  shortCode: string | null
  status: 'active' | 'revoked'
  issuedAt: Instant
  revokedAt: Instant | null
}
