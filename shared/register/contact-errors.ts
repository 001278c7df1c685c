/** What may be wrong with whom a unit names to be asked, and what to do about it. */
export const CONTACT_ERRORS = {
  CONTACT_NOT_TAKEN: '这个单位不承办这一项。请刷新再选，或先在单位登记里加上承办事项。',
  CONTACT_NOT_MEMBER: '这个人不是本单位的工作人员，或任期已到。请换一位。',
} as const
export type ContactError = keyof typeof CONTACT_ERRORS
