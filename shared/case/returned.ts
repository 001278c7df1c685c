import type { Circumstances } from '../flow/flow'
import type { Placement } from './places'
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
