import type { Me } from '@shared/api/directory-views'
import type { CaseDetail } from '@shared/case/views'
import { missingYear } from '@shared/sla/assumed-year'

/** The calendar a case goes by: everybody's, with the office hours of its own place where it has some. */
export const calendarOf = ({ calendar }: Pick<Me, 'calendar'>, { hours }: Pick<CaseDetail, 'hours'>): Me['calendar'] => (hours === undefined ? calendar : { ...calendar, ...hours })

/** To an administrator: which year's days off are still to be put in, and, where it is not for him (`by`), by the administrators of which area; null for everybody else, and when none is missing. */
export function calendarWanted({ calendar, now, memberships }: Pick<Me, 'calendar' | 'now' | 'memberships'>, by: string | null = null): string | null {
  const year = memberships.some(({ role }) => role === 'admin') ? missingYear(calendar, now) : null
  return year === null ? null : `${year} 年的放假安排还没有录入，涉及这一年的期限都是推定的${by === null ? '，请尽快录入' : `。由${by}的系统管理员录入，您不用处理`}`
}
