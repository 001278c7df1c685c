import type { Target } from '../../shared/flow/target'
import type { Person } from '../../shared/people/schema'
import type { Unit } from '../../shared/register/schema'

const handlesCases = (person: Person): boolean => person.memberships.some((membership) => membership.role === 'officer' || membership.role === 'department')

/** Where to, as named in the input: undefined = not named, null = not found or nobody who handles cases. */
export function targetFrom(input: { unitId?: string | undefined; personId?: string | undefined }, unit: Unit | null, person: Person | null): Target | null | undefined {
  if (!input.unitId && !input.personId) return undefined
  if ((input.unitId && !unit) || (input.personId && (!person || !handlesCases(person)))) return null
  const units = [...new Set(person?.memberships.flatMap(({ unitId }) => (unitId ? [unitId] : [])))]
  const home = person?.memberships.find(({ role }) => role === 'department')?.unitId
  // A person of a department keeps the department responsible: `assign` inside it, `transfer` to it.
  const place = unit ? { id: unit.id, name: unit.name } : home ? { id: home, name: person?.unitName ?? '' } : null
  return {
    unit: place,
    handler: person ? { personId: person.id, name: person.workName ?? '', phone: person.workPhone, units } : null,
  }
}
