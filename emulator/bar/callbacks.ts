/** The options every interface of the platform takes. */
export interface Callbacks<R> {
  success?(result: R): void
  fail?(failure: Failure): void
  complete?(result: R | Failure): void
}

export interface Failure {
  errMsg: string
  errCode?: number
}

/** Thrown inside an interface: becomes the argument of fail(). */
export class PlatformFailure extends Error {
  constructor(readonly reason: string, readonly errCode?: number) {
    super(reason)
  }
}

/**
 * Runs an interface the way the platform does: results and failures go to the callbacks with an errMsg that names the interface;
 * without callbacks there is a promise instead.
 */
export function answer<R extends object>(
  name: string,
  options: Callbacks<R & { errMsg: string }>,
  run: () => Promise<R> | R,
): Promise<R & { errMsg: string }> | undefined {
  const outcome = (async () => ({ ...(await run()), errMsg: `${name}:ok` }))().catch((error: unknown) => {
    const failure: Failure = { errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}` }
    if (error instanceof PlatformFailure && error.errCode !== undefined) failure.errCode = error.errCode
    throw failure
  })
  if (!options.success && !options.fail && !options.complete) return outcome
  outcome.then(
    (result) => {
      options.success?.(result)
      options.complete?.(result)
    },
    (failure: Failure) => {
      options.fail?.(failure)
      options.complete?.(failure)
    },
  )
  return undefined
}

/** Tests and drivers set this to have every panel answered with yes. */
export const isAutomatic = (): boolean => localStorage.getItem('msb.auto') === '1'
