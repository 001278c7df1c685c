/** How an invitation stands: it can be used, its time is over, it was taken back. */
export const INVITATION_STATES = { open: '可以使用', over: '已过期', withdrawn: '已作废' } as const
