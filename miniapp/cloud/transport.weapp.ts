import type { Carry } from './carry'

interface Cloud {
  init(options: Record<string, unknown>): void
  callFunction(options: { name: string, data: unknown }): Promise<{ result: unknown }>
  DYNAMIC_CURRENT_ENV: unknown
}

declare const wx: { cloud: Cloud }

/** WeChat calls functions itself and tells them who is calling. */
export const carry: Carry = async (name, data) => (await wx.cloud.callFunction({ name, data })).result

/** Called once when the app starts: binds the CloudBase environment. */
export const startTransport = (): void => {
  wx.cloud.init({ env: CLOUD_ENV === '' ? wx.cloud.DYNAMIC_CURRENT_ENV : CLOUD_ENV, traceUser: true })
}
