/** A phone is not signed in by another one: there is nothing to leave. Taro takes leave.h5.ts in a browser. */
export const leaveDesk: (() => Promise<void>) | null = null
