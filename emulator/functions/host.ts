import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { FunctionDeclaration } from '../../cloudfunctions/_deploy/functions'
import type { Clock } from '../clock/clock'
import type { Part } from '../registry'
import type { Observation } from '../stats/stats'
import { callContext, callEnvironment, type Caller } from './caller'
import { startInstance, type Instance, type Result } from './instance'
import type { Logs } from './logs'
import type { Outcome } from './outcome'

/** A mini-program gets at most 1 MB back and sends at most 100 KB (wechat.md: −604001 and the text limit of CloudBase). */
export const REPLY_LIMIT = 1024 * 1024
export const REQUEST_LIMIT = 100 * 1024
const DEFAULT_INSTANCES = 4

export interface HostOptions {
  functions: Readonly<Record<string, FunctionDeclaration>>
  /** Where `<name>/index.js` are. */
  functionsDir: string
  /** What every instance has in its environment. WX_APPID is also the app of every caller. */
  environment: Record<string, string>
  clock: Clock
  logs: Logs
  observe(observation: Observation): void
  instances?: number
}

export class FunctionNotFound extends Error {}

export interface Host extends Part {
  /** Runs the function once. An unknown or unbuilt function throws FunctionNotFound; anything the function does is an Outcome. */
  invoke(name: string, event: Record<string, unknown>, caller: Caller): Promise<Outcome>
}

/** Runs cloud functions as the cloud does: instances on demand, one call per instance at a time, the rest wait in a queue. */
export function createHost(options: HostOptions): Host {
  const limit = options.instances ?? DEFAULT_INSTANCES
  const pools = new Map<string, Instance[]>()
  const queues = new Map<string, (() => void)[]>()
  const running = new Set<Promise<unknown>>()
  let stopping = false

  async function acquire(name: string, file: string, declaration: FunctionDeclaration): Promise<Instance> {
    for (;;) {
      const pool = (pools.get(name) ?? []).filter((instance) => instance.alive)
      pools.set(name, pool)
      const free = pool.find((instance) => !instance.busy)
      if (free || pool.length < limit) {
        const instance = free ?? startInstance({
          file,
          memoryMb: declaration.memoryMb,
          environment: options.environment,
          clock: options.clock.shared,
          onLine: (line, requestId) => options.logs.add({ at: options.clock.now(), function: name, requestId, line }),
        })
        if (!free) pool.push(instance)
        instance.busy = true
        return instance
      }
      await new Promise<void>((resolve) => {
        const queue = queues.get(name) ?? []
        queue.push(resolve)
        queues.set(name, queue)
      })
    }
  }

  async function invoke(name: string, event: Record<string, unknown>, caller: Caller): Promise<Outcome> {
    const declaration = Object.hasOwn(options.functions, name) ? options.functions[name] : undefined
    const file = join(options.functionsDir, name, 'index.js')
    if (!declaration || !existsSync(file)) throw new FunctionNotFound(`function ${name} does not exist`)
    if (stopping) throw new FunctionNotFound('the emulator is stopping')
    const requestId = randomUUID()
    const started = performance.now()
    const appId = options.environment.WX_APPID ?? ''
    const environ = callEnvironment(caller, requestId, appId)
    const context = callContext({ requestId, name, memoryMb: declaration.memoryMb, timeoutSeconds: declaration.timeoutSeconds, environ })
    // wx.cloud.callFunction adds this to the event; it is there locally too, so that code which refuses it fails here first.
    const sent = caller.openid === undefined ? event : { ...event, userInfo: { openId: caller.openid, appId } }

    const instance = await acquire(name, file, declaration)
    const result = await instance.run({ event: sent, context, environ, requestId, timeoutMs: declaration.timeoutSeconds * 1000 })
    instance.busy = false
    queues.get(name)?.shift()?.()
    const outcome = judge(result, requestId, declaration)
    if (outcome.kind !== 'reply') {
      options.logs.add({ at: options.clock.now(), function: name, requestId, line: `${outcome.kind}: ${outcome.detail}` })
    }
    options.observe({ function: name, event, milliseconds: performance.now() - started, outcome, wire: result.wire })
    return outcome
  }

  return {
    name: 'functions',
    invoke(name, event, caller) {
      const call = invoke(name, event, caller)
      const settled = call.catch(() => undefined).finally(() => running.delete(settled))
      running.add(settled)
      return call
    },
    async start() {},
    /** Lets calls in flight end for a moment, as the cloud does when it takes an instance away, then ends the instances. */
    async stop() {
      stopping = true
      await Promise.race([Promise.all(running), new Promise((resolve) => setTimeout(resolve, 2000).unref())])
      await Promise.all([...pools.values()].flat().map((instance) => instance.stop()))
    },
    info: () => ({ instances: Object.fromEntries([...pools].map(([name, pool]) => [name, pool.filter((each) => each.alive).length])) }),
  }
}

function judge(result: Result, requestId: string, declaration: FunctionDeclaration): Outcome {
  switch (result.kind) {
    case 'reply':
      return Buffer.byteLength(result.reply) > REPLY_LIMIT
        ? { requestId, kind: 'tooLarge', detail: `the reply is over ${REPLY_LIMIT} bytes` }
        : { requestId, kind: 'reply', reply: result.reply }
    case 'timeout':
      return { requestId, kind: 'timeout', detail: `no reply within ${declaration.timeoutSeconds} s` }
    case 'failure':
    case 'gone':
      return { requestId, kind: 'crash', detail: result.detail }
  }
}
