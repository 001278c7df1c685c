/** What may be wrong with the calendar, and what to do about it. */
export const CALENDAR_ERRORS = {
  CALENDAR_UNCOVERED: '这个时限太长，期限算不出来。请联系管理员检查时限的设置。',
  CALENDAR_INVALID: '节假日表有误。请检查日期后再提交。',
} as const
export type CalendarError = keyof typeof CALENDAR_ERRORS
