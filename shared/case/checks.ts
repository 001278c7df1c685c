import type { Check } from '../flow/flow'
import type { Target } from '../flow/target'
import { chinaDay, dayNumberAt, type Instant, toMs } from '../kernel/instant'
import type { Calendar } from '../sla/calendar'
import { nthWorkingDay } from '../sla/working-time'
import type { Case, CaseShape } from './schema'

export type CaseCheck =
  /** a working day has begun since it was urged last */
  | 'notUrgedToday'
  /** a unit or a person is named */
  | 'placeNamed'
  /** a person is named */
  | 'memberNamed'
  /** who is named was found, and handles cases */
  | 'placeFound'
  /** it is somewhere else than now */
  | 'elsewhere'
  /** another person than now */
  | 'anotherPerson'
  /** somebody of the unit that has it */
  | 'ofTheUnit'
  /** neither the subject of a complaint nor a unit it is about */
  | 'notItsSubject'

const goesToSubject = ({ excluded: { personId, units } }: Case, { unit, handler }: Target): boolean =>
  (personId !== null && handler?.personId === personId) || units.some((id) => unit?.id === id || handler?.units.includes(id))

function urgedToday({ urgedAt }: Case, now: Instant, calendar: Calendar): boolean {
  if (urgedAt === null) return false
  const next = nthWorkingDay(calendar, dayNumberAt(toMs(urgedAt)), 1)
  return next.ok ? dayNumberAt(toMs(now)) < next.value : chinaDay(now) === chinaDay(urgedAt)
}

export const CASE_CHECKS: Record<CaseCheck, Check<CaseShape, Case>> = {
  notUrgedToday: { refuse: 'CASE_URGED', holds: (doc, _input, { now, calendar }) => !urgedToday(doc, now, calendar) },
  placeNamed: { refuse: 'INPUT_MISSING', path: 'unitId', holds: (_doc, { target }) => target === null || Boolean(target?.unit ?? target?.handler) },
  memberNamed: { refuse: 'INPUT_MISSING', path: 'personId', holds: (_doc, { target }) => target === null || Boolean(target?.handler) },
  placeFound: { refuse: 'TARGET_NOT_FOUND', holds: (_doc, { target }) => target !== null },
  elsewhere: {
    refuse: 'TARGET_SAME',
    holds: ({ holder }, { target }) => (target?.unit?.id ?? null) !== holder.unitId || (target?.handler?.personId ?? null) !== holder.handler,
  },
  anotherPerson: { refuse: 'TARGET_SAME', holds: ({ holder }, { target }) => target?.handler?.personId !== holder.handler },
  ofTheUnit: { refuse: 'TARGET_NOT_SUITABLE', holds: ({ holder: { unitId } }, { target }) => unitId !== null && (target?.handler?.units.includes(unitId) ?? false) },
  notItsSubject: { refuse: 'TARGET_NOT_SUITABLE', holds: (doc, { target }) => !target || !goesToSubject(doc, target) },
}
