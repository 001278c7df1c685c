import type { Me } from '@shared/api/directory-views'
import { missingYear } from '@shared/sla/assumed-year'

/** To an administrator: which year's days off are still to be put in; null for everybody else, and when none is missing. */
export function calendarWanted({ calendar, now, memberships }: Pick<Me, 'calendar' | 'now' | 'memberships'>): string | null {
  const year = memberships.some(({ role }) => role === 'admin') ? missingYear(calendar, now) : null
  return year === null ? null : `${year} 年的放假安排还没有录入，涉及这一年的期限都是推定的，请尽快录入`
}
