import type { PersonId, UnitId } from '../kernel/ids'

/** A place something can be given to: a unit's queue, or a named person (in a unit or not). */
export interface Target {
  unit: { id: UnitId; name: string } | null
  handler: { personId: PersonId; name: string; phone: string | null; units: UnitId[] } | null
}
