/**
 * The automation protocol of WeChat DevTools, as far as `miniprogram-automator` 0.12.1 speaks it: JSON over a WebSocket, requests
 * with an id, events without one.
 */
export interface Request {
  readonly id: string
  readonly method: string
  readonly params?: Params
}

/** Parameters are whatever the client sent; each handler reads the few it knows. */
export interface Params {
  readonly pageId?: string | number
  readonly elementId?: string
  readonly selector?: string
  readonly method?: string
  readonly path?: string
  readonly name?: string
  readonly names?: readonly string[]
  readonly args?: readonly unknown[]
  readonly type?: string
  readonly eventName?: string
  readonly detail?: unknown
  readonly data?: unknown
  readonly functionName?: string
  readonly functionDeclaration?: string
  readonly result?: unknown
  readonly touches?: readonly unknown[]
  readonly changedTouches?: readonly unknown[]
}

export type Handler = (params: Params) => unknown

export type AppEvent = 'App.logAdded' | 'App.bindingCalled' | 'App.exceptionThrown'

/** One runtime of the app that can be driven: what it answers and what it tells unasked. */
export interface Driver {
  readonly methods: Readonly<Record<string, Handler>>
  onEvent(listener: (method: AppEvent, params: unknown) => void): void
}

export interface ElementReference {
  readonly elementId: string
  readonly tagName: string
}

/** The answers that are the same on every stand-in for DevTools: there is no login, no phone and no audit here. */
export const TOOL_METHODS: Readonly<Record<string, Handler>> = {
  'Tool.getInfo': () => ({ SDKVersion: '3.9.0' }),
  'Tool.close': () => ({}),
  'Tool.getTestAccounts': () => ({ accounts: [] }),
  'Tool.getTicket': () => ({ ticket: '' }),
  'Tool.setTicket': () => ({}),
  'Tool.refreshTicket': () => ({}),
  'Tool.enableRemoteDebug': () => { throw new Error('remote debugging needs WeChat DevTools') },
  'Tool.stopAudits': () => { throw new Error('audits need WeChat DevTools') },
  'Tool.native': () => { throw new Error('the panels of the client need WeChat DevTools: mock the wx method instead') },
  'App.exit': () => ({}),
  'App.enableLog': () => ({}),
}

/** Reads `a.b[0].c` out of a value; the whole value without a path. */
export function valueAt(value: unknown, path?: string): unknown {
  if (!path) return value
  const keys = path.replace(/\[(\d+)\]/g, '.$1').split('.').filter(Boolean)
  return keys.reduce<unknown>((at, key) => (at === null || at === undefined ? undefined : (at as Record<string, unknown>)[key]), value)
}
