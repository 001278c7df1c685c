import type { PersonId } from '../kernel/ids'
import type { Actor } from '../permission/actor'
import type { Person } from './schema'

/** Who acts, from the stored person; somebody never seen before is a person without offices. */
export const actorOf = (id: PersonId, person: Pick<Person, 'memberships' | 'workName' | 'workPhone'> | null): Actor => ({
  person: id,
  memberships: person?.memberships ?? [],
  workName: person?.workName ?? null,
  workPhone: person?.workPhone ?? null,
})
