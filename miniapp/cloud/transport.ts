import type { Carry } from './carry'

/** The neutral transport: no server. Taro takes transport.weapp.ts or transport.h5.ts instead. */
export const carry: Carry = () => Promise.reject(new Error('no transport here'))

/** Called once when the app starts. */
export const startTransport = (): void => undefined
