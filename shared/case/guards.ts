import { type Actor, membershipsOf, type Membership } from '../access/actor'
import type { Role } from '../access/roles'
import { isUnlisted } from '../register/unlisted'
import type { Instant } from '../kernel/instant'
import { isOver, lateSince } from './late'
import { isConfidential } from './audience'
import type { CaseRow } from './schema'

export type CaseGuard =
  /** a bound member of the company, or the person who filed */
  | 'isCompanySide'
  /** the same, when a deadline of the office has passed */
  | 'isCompanySideAndLate'
  /** the named handler, or who stands in for him while he is away */
  | 'isHandler'
  /** the named handler, or a member of the unit whose queue it lies in */
  | 'isHolder'
  /** a member of the unit whose queue it lies in, while nobody is named */
  | 'isQueueMember'
  /** the head of the unit that has it */
  | 'isHeadOfHolder'
  /** handler, member of the unit that has it, or kept informed */
  | 'isHandlingSide'
  /** the case lies in the area (or pool) of the dispatcher */
  | 'isInArea'
  /** somebody is named who has it */
  | 'isNamed'
  /** somebody is kept informed of it */
  | 'hasInformed'
  /** its company is in no register yet */
  | 'isOfNoRegister'
  /** its company is one of the register */
  | 'isOfRegister'
  /** asked for material, and the days for supplying it have passed */
  | 'isSupplyOver'
  /** supervises an area it lies in, whether it is late or not */
  | 'isSupervisor'
  /** last resort of the areas it lies in */
  | 'isLastResort'
  /** answered, and the days for an objection have passed without a word of the company */
  | 'isSettled'

/** The conditions named in the lifecycle table. Each asks one question about one membership of the actor. */
type Guard = (current: CaseRow, actor: Actor, membership: Membership, now: Instant) => boolean

/** As one who works off its queue: a desk in the same house gives nothing. */
const inUnit = ({ holder: { unitId } }: CaseRow, membership: Membership): boolean => unitId !== null && membership.role === 'department' && membership.unitId === unitId

/** Himself, or who stands in for him while he is away. */
const isHandler: Guard = ({ holder: { handler } }, { personId, standsFor = [] }) => handler !== null && (handler === personId || standsFor.includes(handler))

const isQueueMember: Guard = (current, _actor, membership) => current.holder.handler === null && inUnit(current, membership)

const isCompanySide: Guard = (current, actor, membership) =>
  current.filer === actor.personId || (current.verified && !isConfidential(current) && membership.companyId === current.company.id)

export const GUARDS: Record<CaseGuard, Guard> = {
  isCompanySide,
  isCompanySideAndLate: (current, actor, membership, now) => lateSince(current, now) !== null && isCompanySide(current, actor, membership, now),
  isHandler,
  isQueueMember,
  isHolder: (current, actor, membership, now) => isHandler(current, actor, membership, now) || isQueueMember(current, actor, membership, now),
  isHeadOfHolder: (current, _actor, membership) => inUnit(current, membership) && membership.head === true,
  isHandlingSide: (current, actor, membership, now) =>
    isHandler(current, actor, membership, now) || inUnit(current, membership) || current.informed.includes(actor.personId),
  isInArea: (current, _actor, membership) => {
    const area = membership.areaId
    if (!area) return false
    return current.holder.poolArea === area || (current.areaPath.includes(area) && !isConfidential(current))
  },
  isSupervisor: ({ areaPath }, _actor, { areaId }) => areaId !== undefined && areaPath.includes(areaId),
  isLastResort: ({ areaPath }, _actor, { areaId }) => areaId !== undefined && areaPath.includes(areaId),
  isNamed: ({ holder: { handler } }) => handler !== null,
  hasInformed: ({ informed }) => informed.length > 0,
  isOfNoRegister: ({ company }) => isUnlisted(company.id),
  isOfRegister: ({ company }) => !isUnlisted(company.id),
  isSupplyOver: ({ clocks }, _actor, _membership, now) => isOver(clocks.supply, now),
  isSettled: ({ clocks }, _actor, _membership, now) => isOver(clocks.confirm, now),
}

/** A person who filed without belonging to any company acts for the filing side as a `company` of nobody. */
const FILER: Membership = { role: 'company' }

/** The memberships with which an actor could act in a role; the filer is always on the company side. */
export function membershipsFor(current: CaseRow, actor: Actor, role: Role): readonly Membership[] {
  const held = membershipsOf(actor, role)
  return role === 'company' && held.length === 0 && current.filer === actor.personId ? [FILER] : held
}
