/** What an administrator has made of a company that was in no register. */
export const UNLISTED_STATES = { waiting: '待登记', listed: '已对应', aside: '已搁置' } as const
export type UnlistedState = keyof typeof UNLISTED_STATES
