type Outcome = Record<string, unknown>
type Method = (options: Record<string, unknown>) => unknown

/** A method of the host's `wx`, or undefined where the host has none (H5 without the emulator's bar). */
export const hostMethod = (name: string): Method | undefined => {
  const host = (globalThis as { wx?: Record<string, unknown> }).wx
  const method = host?.[name]
  return typeof method === 'function' ? (method as Method).bind(host) : undefined
}

/**
 * Calls a WeChat-style method now (synchronously) and gives its outcome as a promise, whether the method answers by
 * success and fail or by a promise of its own. Rejects with what `fail` was given.
 */
export const ask = (method: Method, options: Record<string, unknown> = {}): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const returned = method({
      ...options,
      success: (outcome: Outcome) => resolve(outcome ?? {}),
      fail: (problem: unknown) => reject(problem instanceof Error ? problem : Object.assign(new Error('refused by the platform'), problem)),
    })
    if (returned instanceof Promise) returned.then((outcome: unknown) => resolve((outcome ?? {}) as Outcome), reject)
  })

/** True when the outcome of a chooser is only that the person closed it. */
export const isCancel = (problem: unknown): boolean => /cancel/i.test(String((problem as { errMsg?: string } | undefined)?.errMsg ?? problem))

/** What the scanner read: the path of a mini-program code (`pages/landing/index?scene=…`), else the text itself. */
export const scannedText = (outcome: Outcome): string | null => String(outcome.path ?? '') || String(outcome.result ?? '') || null

/** The answers per template, without errMsg and what else the platform adds. */
export const answersOf = (outcome: Outcome, templateIds: string[]): Record<string, 'accept' | 'reject' | 'ban' | 'filter'> =>
  Object.fromEntries(
    templateIds
      .map((id) => [id, outcome[id]] as const)
      .filter((pair): pair is readonly [string, 'accept' | 'reject' | 'ban' | 'filter'] =>
        pair[1] === 'accept' || pair[1] === 'reject' || pair[1] === 'ban' || pair[1] === 'filter'),
  )

/** The WeChat code of a failed subscription panel; 0 when it gave none (a call outside a tap). */
export const errCodeOf = (problem: unknown): number => Number((problem as { errCode?: number } | undefined)?.errCode ?? 0)
