/**
 * Runs in the page before any other script. It stands between the app and whatever `wx` the page is given later: records calls, lets a
 * test replace an answer, and offers the driver what it needs. Written as one function because its text is what the browser gets;
 * mocks and records live in sessionStorage, so that they outlive a reload.
 */
export function preparePage(settings: Readonly<Record<string, string>>): void {
  type Anything = (...args: unknown[]) => unknown
  interface Spec { result?: unknown, source?: string, args?: unknown[] }
  const memory = <T>(key: string, fallback: T): { read(): T, write(value: T): void } => ({
    read: () => JSON.parse(sessionStorage.getItem(key) ?? JSON.stringify(fallback)) as T,
    write: (value) => { sessionStorage.setItem(key, JSON.stringify(value)) },
  })
  const mocks = memory<Record<string, Spec>>('automator.mocks', {})
  const calls = memory<{ method: string, args: unknown[] }[]>('automator.calls', [])
  for (const [key, value] of Object.entries(settings)) if (localStorage.getItem(key) === null) localStorage.setItem(key, value)

  let real: Record<string, unknown> = {}
  const compile = (source: string): Anything => (0, eval)(`(${source})`) as Anything

  const answer = (method: string, spec: Spec, args: unknown[]): unknown => {
    const call = (args[0] ?? {}) as { success?: Anything, fail?: Anything, complete?: Anything }
    const value = spec.source === undefined ? spec.result : compile(spec.source).apply({ origin: real[method] }, [...args, ...(spec.args ?? [])])
    if (method.endsWith('Sync')) return value
    return Promise.resolve(value).then((settled) => {
      const result = { errMsg: `${method}:ok`, ...(settled as object) }
      const failed = /:fail/.test(result.errMsg)
      if (failed) call.fail?.(result)
      else call.success?.(result)
      call.complete?.(result)
      if (failed && !call.success && !call.fail && !call.complete) throw result as unknown as Error
      return result
    })
  }

  const wx = new Proxy({}, {
    get: (_target, method) => {
      if (typeof method !== 'string') return undefined
      const spec = mocks.read()[method]
      const original = real[method]
      if (!spec && typeof original !== 'function') return original
      return (...args: unknown[]) => {
        const plain = JSON.parse(JSON.stringify(args, (_key, item: unknown) => (typeof item === 'string' && item.length > 2_000 ? `${item.slice(0, 2_000)}…` : item))) as unknown[]
        calls.write([...calls.read(), { method, args: plain }])
        return spec ? answer(method, spec, args) : (original as Anything).apply(real, args)
      }
    },
    has: (_target, method) => typeof method === 'string' && (method in mocks.read() || method in real),
  })
  Object.defineProperty(globalThis, 'wx', { configurable: true, get: () => wx, set: (value: Record<string, unknown>) => { real = value } })

  const tools: Record<string, Anything> = {
    getSystemInfoSync: () => ({ SDKVersion: '3.9.0', platform: 'h5', brand: 'chromium', windowWidth: innerWidth, windowHeight: innerHeight, pixelRatio: devicePixelRatio }),
    pageScrollTo: (options) => { scrollTo(0, (options as { scrollTop: number }).scrollTop) },
  }
  Object.defineProperty(globalThis, '__automator', {
    value: {
      compile,
      calls: (method: string) => calls.read().filter((call) => call.method === method),
      mock: (method: string, spec: Spec | null) => {
        const all = mocks.read()
        if (spec) all[method] = spec
        else Reflect.deleteProperty(all, method)
        mocks.write(all)
      },
      call: (method: string, args: unknown[]) => {
        const callable = (wx as Record<string, unknown>)[method] ?? tools[method]
        if (typeof callable !== 'function') throw new Error(`wx.${method} is not available in the H5 build`)
        return (callable as Anything)(...args)
      },
    },
  })
}

/** What preparePage() leaves on the page for the driver. */
export interface PageTools {
  compile(source: string): (...args: unknown[]) => unknown
  calls(method: string): { method: string, args: unknown[] }[]
  mock(method: string, spec: { result?: unknown, source?: string, args?: readonly unknown[] } | null): void
  call(method: string, args: readonly unknown[]): unknown
}
