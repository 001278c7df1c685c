import type { Check, Doer } from '../flow/flow'
import type { Target } from '../flow/target'
import type { AreaId } from '../kernel/ids'
import { chinaDay, dayNumberAt, type Instant, toMs } from '../kernel/instant'
import { isOnDuty } from '../people/duty'
import type { Calendar } from '../sla/calendar'
import { nthWorkingDay } from '../sla/working-time'
import type { Case, CaseShape } from './schema'

export type CaseCheck =
  /** of the filing side: a working day has begun since it urged last */
  | 'notUrgedToday'
  /** a unit or a person is named */
  | 'placeNamed'
  /** a person is named */
  | 'memberNamed'
  /** who is named was found */
  | 'placeFound'
  /** who is named works off cases, and so does somebody of the unit that is named */
  | 'worksOffCases'
  /** the person is of the unit named with him */
  | 'ofUnitNamed'
  /** it is somewhere else than now */
  | 'elsewhere'
  /** another person than now */
  | 'anotherPerson'
  /** somebody of the unit that has it */
  | 'ofTheUnit'
  /** neither the subject of a complaint nor a unit it is about, nor anybody of such a unit */
  | 'notItsSubject'
  /** of a dispatcher: in his area; of who has it: in the district of the case, or of the city itself */
  | 'withinReach'
  /** not on leave now */
  | 'atWork'
  /** not by whoever handled it, now or before */
  | 'notOwnWork'

const goesToSubject = ({ excluded: { personId, units } }: Case, { unit, handler }: Target): boolean =>
  (personId !== null && handler?.personId === personId) || units.some((id) => unit?.id === id || handler?.units.includes(id))

const worksOffQueue = ({ handler }: Target, unitId: string): boolean => handler?.desks.some((desk) => desk.queue && desk.unitId === unitId) ?? false

/** Where it would lie: the unit's area, else those of the desks of an officer; each with what it lies in, nearest first. */
const pathsOf = ({ unit, handler }: Target): readonly (readonly AreaId[])[] => (unit ? [unit.areaPath] : handler?.desks.map(({ areaPath }) => areaPath) ?? [])

/** Who oversees an area sends about in all of it; who has the case, in its district and to the units of the city. */
function sendsTo({ areaPath }: Case, path: readonly AreaId[], { membership: { role, areaId } }: Doer): boolean {
  if (role !== 'officer' && role !== 'department') return areaId !== undefined && path.includes(areaId)
  const district = areaPath.at(-2) ?? areaPath.at(-1)
  return (district !== undefined && path.includes(district)) || path[0] === areaPath.at(-1)
}

function urgedToday({ urgedAt }: Case, now: Instant, calendar: Calendar): boolean {
  if (urgedAt === null) return false
  const next = nthWorkingDay(calendar, dayNumberAt(toMs(urgedAt)), 1)
  return next.ok ? dayNumberAt(toMs(now)) < next.value : chinaDay(now) === chinaDay(urgedAt)
}

export const CASE_CHECKS: Record<CaseCheck, Check<CaseShape, Case>> = {
  notUrgedToday: { refuse: 'CASE_URGED', holds: (doc, _input, { now, calendar, by }) => by.role !== 'company' || !urgedToday(doc, now, calendar) },
  placeNamed: { refuse: 'INPUT_MISSING', path: 'unitId', holds: (_doc, { target }) => target === null || Boolean(target?.unit ?? target?.handler) },
  memberNamed: { refuse: 'INPUT_MISSING', path: 'personId', holds: (_doc, { target }) => target === null || Boolean(target?.handler) },
  placeFound: { refuse: 'TARGET_NOT_FOUND', holds: (_doc, { target }) => target !== null },
  worksOffCases: {
    refuse: 'TARGET_NO_OFFICE',
    holds: (_doc, { target }) => !target || ((target.unit === null || target.unit.staffed) && (target.handler === null || target.handler.desks.length > 0)),
  },
  ofUnitNamed: { refuse: 'TARGET_NOT_OF_UNIT', holds: (_doc, { target }) => !target?.unit || !target.handler || worksOffQueue(target, target.unit.id) },
  elsewhere: {
    refuse: 'TARGET_SAME',
    holds: ({ holder }, { target }) => (target?.unit?.id ?? null) !== holder.unitId || (target?.handler?.personId ?? null) !== holder.handler,
  },
  anotherPerson: { refuse: 'TARGET_SAME', holds: ({ holder }, { target }) => target?.handler?.personId !== holder.handler },
  ofTheUnit: { refuse: 'TARGET_NOT_COLLEAGUE', holds: ({ holder: { unitId } }, { target }) => !target || (unitId !== null && worksOffQueue(target, unitId)) },
  notItsSubject: { refuse: 'TARGET_IS_SUBJECT', holds: (doc, { target }) => !target || !goesToSubject(doc, target) },
  withinReach: { refuse: 'TARGET_OUT_OF_REACH', holds: (doc, { target }, { by }) => !target || pathsOf(target).some((path) => sendsTo(doc, path, by)) },
  atWork: { refuse: 'TARGET_AWAY', holds: (_doc, { target }, { now }) => !target?.handler || isOnDuty(target.handler, now) },
  notOwnWork: { refuse: 'CASE_OWN_WORK', holds: ({ holder }, _input, { by: { actor }, handled }) => !handled && holder.handler !== actor.personId },
}
