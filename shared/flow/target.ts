import type { AreaId, PersonId, UnitId } from '../kernel/ids'
import type { Leave } from '../people/schema'

/** An office in which somebody works off what is given to it: of a unit's queue (`queue`), or as an officer. */
export interface Desk {
  unitId: UnitId
  queue: boolean
  /** The area it lies in and what that lies in, nearest first. */
  areaPath: readonly AreaId[]
}

/** A place something can be given to: a unit's queue, or a named person (in a unit or not). */
export interface Target {
  /** `staffed`: somebody works off its queue. */
  unit: { id: UnitId; name: string; areaPath: readonly AreaId[]; staffed: boolean } | null
  /** `units`: every one he belongs to, by whatever membership. */
  handler: { personId: PersonId; name: string; phone: string | null; units: readonly UnitId[]; desks: readonly Desk[]; leave: Pick<Leave, 'from' | 'to'> | null } | null
}
