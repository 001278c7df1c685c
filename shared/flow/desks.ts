import type { AreaId, PersonId, UnitId } from '../kernel/ids'
import type { Leave } from '../people/schema'

/** Who sends about what nobody has, in one area. */
export interface Dispatcher {
  areaId: AreaId
  personId: PersonId
  /** Every one he belongs to. */
  units: readonly UnitId[]
  leave: Pick<Leave, 'from' | 'to'> | null
}

/** A unit that takes something by routing, and has somebody who works it off. */
export interface TakingUnit {
  id: UnitId
  name: string
  areaId: AreaId
  takes: readonly string[]
}

/** Who could take what nobody has, in the areas it lies in, as they are at this moment: looked up before, so that placing is pure. */
export interface Desks {
  dispatchers: readonly Dispatcher[]
  units: readonly TakingUnit[]
}
