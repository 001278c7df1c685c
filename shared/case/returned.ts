import type { Circumstances } from '../flow/flow'
import { holderOf, type Placement } from './places'
import { unownedPlace } from './route-case'
import type { Case } from './schema'

/**
 * Given back: whoever may and can send it on has it, as the desks are at this moment, and never somebody it goes round. Throws TypeError when the
 * desks were not looked up (a bug).
 */
export function returned({ areaPath, kind, informed, excluded, holder }: Case, { desks, now }: Circumstances): Placement {
  if (!desks) throw new TypeError('the desks were not looked up')
  const { dispatchers, units } = desks
  return { holder: unownedPlace(kind, { now, areaPath, subject: excluded, dispatchers, units: units.filter(({ id }) => id !== holder.unitId) }), informed }
}

/** Whoever had it is gone: it lies in the queue of its unit, where others work that off, else where it goes that nobody has. */
export function leftBehind(doc: Case, queue: boolean, at: Circumstances): Placement {
  const { holder: { unitId, unitName }, informed } = doc
  return queue && unitId !== null ? { holder: holderOf({ unit: { id: unitId, name: unitName ?? '' }, handler: null }), informed } : returned(doc, at)
}
