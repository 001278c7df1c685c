import type { PersonId } from '../kernel/ids'
import type { Actor } from '../permission/actor'

/** Who acts, from the stored person; somebody never seen before is a person without offices. */
export const actorOf = (id: PersonId, person: Omit<Actor, 'person'> | null): Actor => ({
  person: id,
  memberships: person?.memberships ?? [],
  workName: person?.workName ?? null,
  workPhone: person?.workPhone ?? null,
})
