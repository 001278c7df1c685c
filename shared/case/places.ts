import type { AreaId, PersonId, UnitId } from '../kernel/ids'
import type { Doer } from '../flow/flow'
import { CONFIDENTIAL_KINDS } from './kinds'
import type { Case, Holder } from './schema'

export const NOBODY: Holder = { unitId: null, unitName: null, handler: null, handlerName: null, handlerPhone: null, poolArea: null }

/** As much of a target as is kept. */
export interface Place {
  unit: { id: UnitId; name: string } | null
  handler: { personId: PersonId; name: string; phone: string | null } | null
}

/** The unit's queue, or the person; a person in a unit keeps the unit responsible. */
export const holderOf = ({ unit, handler }: Place): Holder => ({
  ...NOBODY,
  unitId: unit?.id ?? null,
  unitName: unit?.name ?? null,
  handler: handler?.personId ?? null,
  handlerName: handler?.name ?? null,
  handlerPhone: handler?.phone ?? null,
})

/**
 * Whose dispatchers take what has no owner: the district's, then the city's; what is confidential begins one level higher, since its subject may
 * sit there. `areaPath` is nearest first and ends at the city.
 */
export const poolAreasOf = (areaPath: readonly AreaId[], kind: Case['kind']): readonly AreaId[] => areaPath.slice(CONFIDENTIAL_KINDS.includes(kind) ? -1 : -2)

/** Who has a case, and who is kept informed. */
export type Placement = Pick<Case, 'holder' | 'informed'>

export const claimed = ({ holder, informed }: Case, { actor }: Doer): Placement =>
  ({ holder: { ...holder, handler: actor.personId, handlerName: actor.workName, handlerPhone: actor.workPhone }, informed })

/** 首接负责: the officer who received it first goes on following it. */
export function transferred({ informed }: Case, target: Place, { actor, role }: Doer): Placement {
  const holder = holderOf(target)
  const followers = role === 'officer' ? [...informed, actor.personId] : informed
  return { holder, informed: [...new Set(followers)].filter((personId) => personId !== holder.handler) }
}

export function assigned({ holder, informed }: Case, { handler: member }: Pick<Place, 'handler'>): Placement {
  if (!member) return { holder, informed }
  return {
    holder: { ...holder, handler: member.personId, handlerName: member.name, handlerPhone: member.phone },
    informed: informed.filter((personId) => personId !== member.personId),
  }
}
