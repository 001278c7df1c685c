import { refuse, succeed, type Options, type WxPart } from './reply'

export interface RecordedCall {
  readonly method: string
  readonly args: readonly unknown[]
}

export type Mock = { readonly result: unknown } | { readonly run: (...args: unknown[]) => unknown, readonly args: readonly unknown[] }

export interface Wx {
  /** The object the app sees. */
  readonly wx: Record<string, unknown>
  call(method: string, args: readonly unknown[]): unknown
  mock(method: string, mock: Mock | null): void
  mocked(method: string): Mock | undefined
  readonly calls: readonly RecordedCall[]
  /** Names the app has called, and objects such as `cloud` that it has read. */
  readonly touched: ReadonlySet<string>
}

/** APIs that answer with their value at once instead of through callbacks. */
const IMMEDIATE = /Sync$|^create|Manager$|^(getWindowInfo|getDeviceInfo|getAppBaseInfo|getSystemSetting|getMenuButtonBoundingClientRect|canIUse)$/

/** Answers that come from a button of WeChat instead of a call, and can be mocked like one. */
const BUTTONS: ReadonlySet<string> = new Set(['getPhoneNumber'])

/**
 * Puts the parts together into `wx`: every call is recorded, can be mocked, and must be an API that WeChat declares. A declared API
 * that no part models is refused and reported, so that no test passes on an answer nobody thought of.
 */
export function createWx(parts: readonly WxPart[], known: ReadonlySet<string>, report: (problem: string) => void): Wx {
  const implemented: Record<string, unknown> = Object.assign(Object.create(null) as object, ...parts) as Record<string, unknown>
  const mocks = new Map<string, Mock>()
  const calls: RecordedCall[] = []
  const touched = new Set<string>()

  const unmodelled = (name: string) => (call?: Options): unknown => {
    if (/^(on|off)[A-Z]/.test(name)) return undefined
    report(`wx.${name} is not modelled here: mock it in the test`)
    return refuse(name, call, 'not modelled')
  }

  const invoke = (name: string, args: readonly unknown[]): unknown => {
    calls.push({ method: name, args: args.map(plain) })
    touched.add(name)
    const original = (...given: unknown[]): unknown => ((implemented[name] ?? unmodelled(name)) as (...values: unknown[]) => unknown)(...given)
    const mock = mocks.get(name)
    if (!mock) return original(...args)
    const answer = 'run' in mock ? mock.run.apply({ origin: original }, [...args, ...mock.args]) : mock.result
    return IMMEDIATE.test(name) ? answer : settle(name, args[0] as Options | undefined, answer)
  }

  const wx = new Proxy(implemented, {
    get: (target, name) => {
      if (typeof name !== 'string') return undefined
      const value = target[name]
      if (value !== undefined && typeof value !== 'function') {
        if (known.has(name)) touched.add(name)
        return value
      }
      if (value === undefined && !known.has(name)) return (Object.prototype as unknown as Record<string, unknown>)[name]
      return (...args: unknown[]) => invoke(name, args)
    },
    has: (target, name) => name in target || (typeof name === 'string' && known.has(name)),
    // Taro offers the app what it finds by listing the methods of `wx`; on a phone that is every API, modelled here or not.
    ownKeys: (target) => [...new Set([...Reflect.ownKeys(target), ...known])],
    getOwnPropertyDescriptor: (target, name) => Reflect.getOwnPropertyDescriptor(target, name)
      ?? (typeof name === 'string' && known.has(name) ? { configurable: true, enumerable: true, writable: true, value: undefined } : undefined),
  })

  return {
    wx, calls, touched,
    call: (method, args) => {
      const callable = wx[method]
      if (typeof callable !== 'function') throw new Error(`wx.${method} is not a function`)
      return (callable as (...values: unknown[]) => unknown)(...args)
    },
    mock: (method, mock) => {
      if (!known.has(method) && !BUTTONS.has(method)) throw new Error(`wx.${method} does not exist`)
      if (mock) mocks.set(method, mock)
      else mocks.delete(method)
    },
    mocked: (method) => mocks.get(method),
  }
}

async function settle(name: string, call: Options | undefined, answer: unknown): Promise<unknown> {
  const result = (await answer) as { errMsg?: string } | null | undefined
  const failed = /^\w+:fail ?(.*)$/s.exec(result?.errMsg ?? '')
  return failed ? refuse(name, call, failed[1] ?? '', { ...result, errMsg: result?.errMsg }) : succeed(name, call, result ?? {})
}

/** Records arguments as they were at the time of the call, without functions and without megabytes. */
function plain(value: unknown): unknown {
  if (value === undefined) return null
  return JSON.parse(JSON.stringify(value, (_key, item: unknown) => (typeof item === 'string' && item.length > 2_000 ? `${item.slice(0, 2_000)}…` : item)) ?? 'null')
}
