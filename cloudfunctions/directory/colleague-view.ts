import { isOnDuty } from '../../shared/directory/duty'
import type { Person } from '../../shared/directory/schema'
import type { Instant } from '../../shared/kernel/instant'

export interface ColleagueView {
  personId: string
  name: string
  unitName: string | null
  head: boolean
  onDuty: boolean
}

/** Officials only: a person without a public work name is nobody's colleague here. */
export function colleagueViews(people: readonly Person[], now: Instant): ColleagueView[] {
  return people.flatMap((person) => {
    if (person.workName === null) return []
    const head = person.memberships.some((membership) => membership.head === true)
    return [{ personId: person._id, name: person.workName, unitName: person.unitName, head, onDuty: isOnDuty(person, now) }]
  })
}
