import { ok, type Result } from '../kernel/result'
import type { AreaId, PersonId, UnitId } from '../kernel/ids'
import { refuse } from '../kernel/refusal'
import type { CaseRefusal } from './errors'
import type { Actor } from '../access/actor'
import type { Role } from '../access/roles'
import { CONFIDENTIAL_KINDS } from './kinds'
import type { CaseAct } from './lifecycle'
import type { Case, Holder } from './schema'

/** A place a case can be given to: a unit's queue, or a named person (in a unit or not). */
export interface Target {
  unit: { id: UnitId; name: string } | null
  handler: { personId: PersonId; name: string; phone: string | null; units: UnitId[] } | null
}

export const NOBODY: Holder = { unitId: null, unitName: null, handler: null, handlerName: null, handlerPhone: null, poolArea: null }

/** The unit's queue, or the person; a person in a unit keeps the unit responsible. */
export const holderOf = ({ unit, handler }: Target): Holder => ({
  ...NOBODY,
  unitId: unit?.id ?? null,
  unitName: unit?.name ?? null,
  handler: handler?.personId ?? null,
  handlerName: handler?.name ?? null,
  handlerPhone: handler?.phone ?? null,
})

/**
 * Whose dispatcher takes what has no owner: the district's; what is confidential goes one level higher, since its subject may sit there.
 * `areaPath` is nearest first and ends at the city.
 */
export function poolAreaOf(areaPath: readonly AreaId[], kind: Case['kind']): AreaId {
  const area = CONFIDENTIAL_KINDS.includes(kind) ? areaPath.at(-1) : (areaPath.at(-2) ?? areaPath.at(-1))
  if (!area) throw new Error('a case without an area')
  return area
}

function suitable(current: Case, target: Target): Result<null, CaseRefusal> {
  const { person, units } = current.excluded
  const goesToSubject = (person !== null && target.handler?.personId === person)
    || units.some((unit) => target.unit?.id === unit || target.handler?.units.includes(unit))
  return goesToSubject ? refuse('TARGET_NOT_SUITABLE') : ok(null)
}

type Placement = Pick<Case, 'holder' | 'informed'>

function transferred(current: Case, target: Target, actor: Actor, role: Role): Result<Placement, CaseRefusal> {
  if (!target.unit && !target.handler) return refuse('INPUT_MISSING', [{ path: 'unitId' }])
  const holder = holderOf(target)
  if (holder.unitId === current.holder.unitId && holder.handler === current.holder.handler) return refuse('TARGET_SAME')
  const fit = suitable(current, target)
  if (!fit.ok) return fit
  // 首接负责: the officer who received it first goes on following it.
  const followers = role === 'officer' ? [...current.informed, actor.personId] : current.informed
  return ok({ holder, informed: [...new Set(followers)].filter((person) => person !== holder.handler) })
}

function assigned(current: Case, target: Target): Result<Placement, CaseRefusal> {
  const member = target.handler
  if (!member) return refuse('INPUT_MISSING', [{ path: 'personId' }])
  if (member.personId === current.holder.handler) return refuse('TARGET_SAME')
  if (!current.holder.unitId || !member.units.includes(current.holder.unitId)) return refuse('TARGET_NOT_SUITABLE')
  const fit = suitable(current, target)
  if (!fit.ok) return fit
  const holder: Holder = { ...current.holder, handler: member.personId, handlerName: member.name, handlerPhone: member.phone }
  return ok({ holder, informed: current.informed.filter((person) => person !== member.personId) })
}

/** Who has the case after an act, and who is kept informed. Most acts leave that alone. */
export function whereItGoes(current: Case, act: CaseAct, target: Target | null, actor: Actor, role: Role): Result<Placement, CaseRefusal> {
  switch (act) {
    case 'return':
      return ok({ holder: { ...NOBODY, poolArea: poolAreaOf(current.areaPath, current.kind) }, informed: current.informed })
    case 'claim':
      return ok({ holder: { ...current.holder, handler: actor.personId, handlerName: actor.workName, handlerPhone: actor.workPhone }, informed: current.informed })
    case 'transfer':
      return transferred(current, target ?? { unit: null, handler: null }, actor, role)
    case 'assign':
      return assigned(current, target ?? { unit: null, handler: null })
    default:
      return ok({ holder: current.holder, informed: current.informed })
  }
}
