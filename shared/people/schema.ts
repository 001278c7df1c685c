import type { Membership } from '../access/actor'
import type { PersonId } from '../kernel/ids'
import type { Instant } from '../kernel/instant'
import type { Sealed } from '../kernel/sealed'

export interface Leave {
  from: Instant
  to: Instant
  standIn: PersonId | null
  standInName: string | null
  standInPhone: string | null
  /** No leave at all: he is registered and has never signed in. Nobody stands in for him. */
  never?: true
}

/** Somebody as the core sees him. `id` is derived from the openid (personIdOf), so no look-up is needed. */
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
