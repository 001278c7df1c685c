import type { PersonId } from '../kernel/ids'
import type { Actor } from './actor'

/** Who acts, from the stored person; somebody never seen before is a person without memberships. `viewedBy`: who looks with his eyes. */
export const actorOf = (id: PersonId, person: Omit<Actor, 'personId'> | null, viewedBy?: PersonId): Actor => ({
  personId: id,
  memberships: person?.memberships ?? [],
  workName: person?.workName ?? null,
  workPhone: person?.workPhone ?? null,
  standsFor: person?.standsFor ?? [],
  ...(viewedBy === undefined ? {} : { onlyLooks: true }),
})
