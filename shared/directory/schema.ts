import type { AreaId, CompanyId, PersonId, UnitId } from '../kernel/ids'
import type { Instant } from '../kernel/instant'
import type { Membership } from '../permission/actor'
import type { Sealed } from '../case/schema'
import type { CaseKind, Matter } from '../case/kinds'

/** People, places and codes as the core sees them. `id` of a person is derived from the openid (personIdOf), so no look-up is needed. */
export interface Unit {
  id: UnitId
  name: string
  areaId: AreaId
  /** What comes to this unit by routing. */
  takes: Takes[]
}
export type Takes = `kind:${CaseKind}` | `matter:${Matter}`

export interface Leave {
  from: Instant
  to: Instant
  standIn: PersonId | null
  standInName: string | null
  standInPhone: string | null
}

export interface Person {
  id: PersonId
  memberships: Membership[]
  /** Officials only; public. */
  workName: string | null
  workPhone: string | null
  unitName: string | null
  /** The number he verified. */
  phone: Sealed | null
  leave: Leave | null
}

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
  of: 'company' | 'window' | 'case'
  id: string
  revision: number
  /** Null for a case: there is nothing to type. */
  shortCode: string | null
  status: 'active' | 'revoked'
  issuedAt: Instant
  revokedAt: Instant | null
}
