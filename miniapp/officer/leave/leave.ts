import { date, optional, person, worded } from '@shared/form/field'
import { chinaDay, chinaInstant, type Instant } from '@shared/kernel/instant'
import type { FormValues } from '@/form/values'

/** A leave as it is filled in: whole days, first and last. */
export const LEAVE_FIELDS = {
  firstDay: worded(date, { zh: '从哪天', ask: '请选从哪天到哪天' }),
  lastDay: worded(date, { zh: '到哪天（含）', ask: '请选从哪天到哪天' }),
  standIn: worded(optional(person), { zh: '谁代办' }),
}
export type LeaveForm = Pick<FormValues<typeof LEAVE_FIELDS>, 'firstDay' | 'lastDay'>

/** What the two days say together; null when they are right. Days are `2026-11-18`, so they compare as text. */
export function leaveProblem({ firstDay, lastDay }: LeaveForm, now: Instant): string | null {
  if (firstDay === '' || lastDay === '') return null
  if (lastDay < firstDay) return '结束那天要在开始那天之后'
  return lastDay < chinaDay(now) ? '这段时间已经过去了' : null
}

/** The instants of a leave: from the first day's beginning to the last day's end, China time. */
export const leaveSpan = ({ firstDay, lastDay }: LeaveForm): { from: Instant; to: Instant } => ({
  from: chinaInstant(firstDay),
  to: chinaInstant(lastDay, '23:59:59'),
})
