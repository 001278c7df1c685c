import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'

/** What a browser or Node.js has and WeChat's logic layer has not: the app must run without seeing any of it. */
const HIDDEN = [
  'window', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage', 'XMLHttpRequest', 'fetch', 'process', 'Buffer', 'self',
  'history', 'alert', 'HTMLElement', 'Element', 'Node', 'Event', 'CustomEvent', 'MutationObserver', 'ShadowRoot', 'DocumentFragment',
  'Text', 'Comment', 'WebSocket', 'Worker', 'Headers', 'Request', 'Response', 'FormData', 'Blob', 'File', 'URL', 'URLSearchParams',
  'AbortController', 'TextEncoder', 'TextDecoder', 'crypto', 'structuredClone', 'queueMicrotask', 'setImmediate', 'clearImmediate',
  'performance', 'btoa', 'atob', 'eval', 'Intl', 'WebAssembly', 'BroadcastChannel', 'MessageChannel',
]

const LANGUAGE = {
  Object, Array, Math, Date, JSON, Promise, Map, Set, WeakMap, WeakSet, Symbol, Error, TypeError, RangeError, RegExp, String, Number,
  Boolean, Function, Proxy, Reflect, ArrayBuffer, DataView, Uint8Array, Int8Array, Uint16Array, Int16Array, Uint32Array, Int32Array,
  Float32Array, Float64Array, Uint8ClampedArray, parseInt, parseFloat, isNaN, isFinite, encodeURIComponent, decodeURIComponent, encodeURI,
  decodeURI, NaN, Infinity,
}

export interface LogicLayer {
  /** Runs a module of the package once and answers its exports; `id` is relative to the package's root. */
  require(id: string): unknown
  /** Evaluates the text of a function in the same surroundings as the app (`App.callFunction`). */
  evaluate(declaration: string): (...args: unknown[]) => unknown
  /** Stops every timer the app has set. */
  dispose(): void
}

/** The app's JavaScript as a phone runs it: CommonJS modules of the package, the given globals, and nothing of the DOM or Node.js. */
export function createLogicLayer(dist: string, globals: () => Record<string, unknown>): LogicLayer {
  const modules = new Map<string, { exports: unknown }>()
  const timers = createTimers()
  const shared: Record<string, unknown> = { ...LANGUAGE, ...timers.globals }

  const compile = (source: string, filename: string, extra: Record<string, unknown>): unknown => {
    const scope: Record<string, unknown> = { ...shared, ...globals(), globalThis: shared, global: shared, ...extra }
    for (const name of HIDDEN) scope[name] = undefined
    const names = Object.keys(scope).filter((name) => name !== 'eval')
    const run = vm.compileFunction(source, names, { filename }) as (...values: unknown[]) => unknown
    return run(...names.map((name) => scope[name]))
  }

  const load = (from: string, id: string): unknown => {
    const asked = path.posix.normalize(id.startsWith('/') ? id.slice(1) : path.posix.join(path.posix.dirname(from), id))
    const candidates = asked.endsWith('.js') ? [asked] : [`${asked}.js`, `${asked}/index.js`]
    const file = candidates.find((name) => existsSync(path.join(dist, name)))
    if (!file) throw new Error(`module '${asked}.js' is not defined, require args is '${id}'`)
    const known = modules.get(file)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    modules.set(file, module)
    compile(readFileSync(path.join(dist, file), 'utf8'), path.join(dist, file), {
      require: (next: string) => load(file, next), module, exports: module.exports,
    })
    return module.exports
  }

  return {
    require: (id) => load('root.js', `./${id}`),
    evaluate: (declaration) => compile(`return (${declaration})`, 'automator', {}) as (...args: unknown[]) => unknown,
    dispose: timers.stop,
  }
}

function createTimers(): { globals: Record<string, unknown>, stop(): void } {
  const running = new Set<NodeJS.Timeout>()
  let stopped = false
  const timeout = (callback: (...args: unknown[]) => void, delay?: number, ...args: unknown[]): NodeJS.Timeout => {
    const id = setTimeout(() => {
      running.delete(id)
      if (!stopped) callback(...args)
    }, delay)
    running.add(id)
    return id
  }
  const interval = (callback: (...args: unknown[]) => void, delay?: number, ...args: unknown[]): NodeJS.Timeout => {
    const id = setInterval(() => { callback(...args) }, delay)
    running.add(id)
    return id
  }
  const clear = (id: NodeJS.Timeout): void => {
    clearTimeout(id)
    running.delete(id)
  }
  return {
    globals: { setTimeout: timeout, setInterval: interval, clearTimeout: clear, clearInterval: clear },
    stop: () => {
      stopped = true
      for (const id of running) clearTimeout(id)
      running.clear()
    },
  }
}
