import type { Instant } from '../kernel/instant'
import type { Person } from '../people/schema'

/** Whether a person is at work at `now`, as far as a registered leave tells (its end is no longer leave). */
export const isOnDuty = (person: Pick<Person, 'leave'>, now: Instant): boolean =>
  person.leave === null || now < person.leave.from || now >= person.leave.to
