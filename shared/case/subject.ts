import type { Subject } from '../access/scope'
import { closedTo, isConfidential } from './audience'
import type { CaseRow } from './schema'

/** Where a case lies, for the scope of a right: with whom, in whose queue, in which area or pool. Who may read it at all: audience.ts. */
export function subjectOf(current: CaseRow): Subject {
  const { filer, informed, company, holder: { handler, unitId, poolArea }, areaPath } = current
  const handlers = [...(handler === null ? [] : [handler]), ...informed]
  return {
    // Who had the task keeps what he was told, also when he has left it.
    persons: [filer, ...handlers],
    handlers,
    companies: [company.id],
    units: unitId === null ? [] : [unitId],
    areas: [...areaPath, ...(poolArea === null ? [] : [poolArea])],
    closedTo: closedTo(current),
  }
}

/** Whose request it is: his who filed it, and his company's when he filed as one of it and it is no complaint. */
export const requestOf = (current: CaseRow): Subject => ({
  persons: [current.filer],
  companies: current.verified && !isConfidential(current) ? [current.company.id] : [],
  closedTo: closedTo(current),
})
