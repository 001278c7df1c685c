import type { AreaId, CompanyId, PersonId, UnitId } from '../kernel/ids'
import type { Role } from './roles'

/** What a person belongs to, and as what. A person may hold several; a call is made with all of them. */
export interface Membership {
  role: Role
  areaId?: AreaId
  /** Of everybody who serves: his desk. Its queue is for the role `department`; what goes round the unit goes round all of it. */
  unitId?: UnitId
  companyId?: CompanyId
  /** Head of the unit: may give cases of the queue to a member. */
  head?: boolean
  /** Company owner (may see who belongs to the company). */
  owner?: boolean
}

/** Who acts: derived on every call from the platform's identity, never from input. */
export interface Actor {
  personId: PersonId
  memberships: readonly Membership[]
  /** Public work name of an official; null for natural persons, whose names are sealed. */
  workName: string | null
  /** Public work phone of an official. */
  workPhone: string | null
  /** Who is away at this moment and for whom he stands in; absent: nobody. */
  standsFor?: readonly PersonId[]
  /** Somebody else looks with his eyes: nothing can be done. */
  onlyLooks?: true
}

/** The timer acts as the system and is nobody's person. */
export const SYSTEM_ACTOR: Actor = { personId: 'system', memberships: [{ role: 'system' }], workName: null, workPhone: null }

/** The memberships of one role. */
export function membershipsOf(actor: Actor, role: Role): readonly Membership[] {
  return actor.memberships.filter((membership) => membership.role === role)
}
