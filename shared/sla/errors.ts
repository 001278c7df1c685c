/** What may be wrong with the calendar, and what to do about it. */
export const CALENDAR_ERRORS = {
  CALENDAR_UNCOVERED: '这个时限太长，期限算不出来。请联系管理员检查时限的设置。',
} as const
export type CalendarError = keyof typeof CALENDAR_ERRORS
