export interface Options {
  readonly success?: (result: unknown) => void
  readonly fail?: (error: unknown) => void
  readonly complete?: (result: unknown) => void
  readonly [name: string]: unknown
}

export type WxFunction = (...args: never[]) => unknown
export type WxPart = Record<string, unknown>

/** Answers a wx call as WeChat does: through the callbacks and, when there are none, through the promise. Never in the same tick. */
export function succeed(api: string, options: Options | undefined, result: object = {}): Promise<unknown> {
  const value = { errMsg: `${api}:ok`, ...result }
  return new Promise((resolve) => {
    setTimeout(() => {
      options?.success?.(value)
      options?.complete?.(value)
      resolve(value)
    }, 0)
  })
}

/** Refuses a wx call; `reason` follows `api:fail `. The promise rejects only when the caller gave no callback, as in WeChat. */
export function refuse(api: string, options: Options | undefined, reason: string, more: object = {}): Promise<unknown> {
  const error = { errMsg: `${api}:fail ${reason}`, ...more }
  return new Promise((resolve, reject) => {
    setTimeout(() => {
      options?.fail?.(error)
      options?.complete?.(error)
      if (options?.success || options?.fail || options?.complete) resolve(undefined)
      else reject(error)
    }, 0)
  })
}
