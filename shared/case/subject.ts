import type { Subject } from '../access/scope'
import { closedTo } from './audience'
import type { CaseRow } from './schema'

/** Where a case lies, for the scope of a right: with whom, in whose queue, in which area or pool. Who may read it at all: audience.ts. */
export const subjectOf = (current: CaseRow): Subject => ({
  persons: [current.filer, ...(current.holder.handler === null ? [] : [current.holder.handler]), ...current.informed],
  companies: [current.company.id],
  units: current.holder.unitId === null ? [] : [current.holder.unitId],
  areas: [...current.areaPath, ...(current.holder.poolArea === null ? [] : [current.holder.poolArea])],
  closedTo: closedTo(current),
})
