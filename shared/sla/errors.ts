/** What may be wrong with the calendar, and what to do about it. */
export const CALENDAR_ERRORS = {
  CALENDAR_UNCOVERED: '期限跨到了还没有公布节假日的年份，暂时算不出来。请联系管理员补上那一年的节假日。',
  CALENDAR_INVALID: '节假日表有误。请检查日期后再提交。',
} as const
export type CalendarError = keyof typeof CALENDAR_ERRORS
