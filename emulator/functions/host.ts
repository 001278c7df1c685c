import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { FunctionDeclaration } from '../../cloudfunctions/_deploy/functions'
import type { Clock } from '../clock/clock'
import type { HoldToContract } from '../contract/hold'
import type { Part } from '../registry'
import type { Observation } from '../stats/stats'
import { costOf } from '../stats/cost'
import { callContext, callEnvironment, type Caller } from './caller'
import { startInstance, type Instance, type Result } from './instance'
import type { Logs } from './logs'
import type { Outcome } from './outcome'
import { createPool, type Pool } from './pool'

/** A mini-program gets at most 1 MB back and sends at most 100 KB (wechat.md: −604001 and the text limit of CloudBase). */
export const REPLY_LIMIT = 1024 * 1024
export const REQUEST_LIMIT = 100 * 1024
/** More of them than cores only wait for each other, and each compiles for itself; two at least, or one slow call would stop all. */
const DEFAULT_INSTANCES = Math.min(4, Math.max(2, availableParallelism()))
/** What calls in flight get to end when the emulator stops. */
const GRACE_MS = 2000

export interface HostOptions {
  functions: Readonly<Record<string, FunctionDeclaration>>
  /** Where `<name>/index.js` are. */
  functionsDir: string
  /** What every instance has in its environment. WX_APPID is also the app of every caller. */
  environment: Record<string, string>
  clock: Clock
  logs: Logs
  observe(observation: Observation): void
  hold?: HoldToContract
  instances?: number
}

export class FunctionNotFound extends Error {}

export interface Host extends Part {
  /** Runs the function once. An unknown or unbuilt function throws FunctionNotFound; anything the function does is an Outcome. */
  invoke(name: string, event: Record<string, unknown>, caller: Caller): Promise<Outcome>
}

/** Runs cloud functions as the cloud does: instances on demand, one call per instance at a time, the rest wait in a queue. */
export function createHost(options: HostOptions): Host {
  const pools = new Map<string, Pool>()
  const running = new Set<Promise<unknown>>()
  const appId = options.environment.WX_APPID ?? ''
  let stopping = false

  function note(name: string, requestId: string, lines: readonly string[]): void {
    for (const line of lines) options.logs.add({ at: options.clock.now(), function: name, requestId, line })
  }

  function poolOf(name: string, { memoryMb }: FunctionDeclaration): Pool {
    const known = pools.get(name)
    if (known) return known
    const file = join(options.functionsDir, name, 'index.js')
    if (!existsSync(file)) throw new FunctionNotFound(`function ${name} does not exist`)
    const pool = createPool(options.instances ?? DEFAULT_INSTANCES, () => {
      const instance: Instance = startInstance({
        file, memoryMb, environment: options.environment, clock: options.clock.shared,
        onLines: (lines, requestId) => note(name, requestId, lines),
        onGone: () => pool.forget(instance),
      })
      return instance
    })
    pools.set(name, pool)
    return pool
  }

  async function invoke(name: string, event: Record<string, unknown>, caller: Caller): Promise<Outcome> {
    const declaration = Object.hasOwn(options.functions, name) ? options.functions[name] : undefined
    if (!declaration) throw new FunctionNotFound(`function ${name} does not exist`)
    if (stopping) throw new FunctionNotFound('the emulator is stopping')
    const pool = poolOf(name, declaration)
    const requestId = randomUUID()
    const started = performance.now()
    const environ = callEnvironment(caller, requestId, appId)
    const context = callContext({ requestId, name, memoryMb: declaration.memoryMb, timeoutSeconds: declaration.timeoutSeconds, environ })

    const instance = await pool.acquire()
    const result = await instance.run({ event: sentOf(event, caller, appId), context, environ, requestId, timeoutMs: declaration.timeoutSeconds * 1000 })
    pool.release(instance)
    note(name, requestId, result.lines)
    const milliseconds = performance.now() - started
    const judged = judge(result, requestId, declaration)
    const outcome = options.hold?.(event, judged) ?? judged
    if (outcome.kind !== 'reply') note(name, requestId, [`${outcome.kind}: ${outcome.detail}`])
    options.observe({ function: name, event, milliseconds, outcome, cost: costOf(result.lines) })
    return outcome
  }

  return {
    name: 'functions',
    invoke(name, event, caller) {
      const call = invoke(name, event, caller)
      running.add(call)
      const done = () => void running.delete(call)
      call.then(done, done)
      return call
    },
    async start() {},
    /** Lets calls in flight end for a moment, as the cloud does when it takes an instance away, then ends the instances and with them their connections. */
    async stop() {
      stopping = true
      let timer: NodeJS.Timeout | undefined
      await Promise.race([Promise.allSettled(running), new Promise((resolve) => { timer = setTimeout(resolve, GRACE_MS) })])
      clearTimeout(timer)
      await Promise.all([...pools.values()].map((pool) => pool.stop()))
    },
    info: () => ({ instances: Object.fromEntries([...pools].map(([name, pool]) => [name, pool.size()])) }),
  }
}

/** wx.cloud.callFunction adds the caller to the event; it is there locally too, so that code which refuses it fails here first. */
function sentOf(event: Record<string, unknown>, { openid, source }: Caller, appId: string): Record<string, unknown> {
  return openid === undefined || source !== 'wx_client' ? event : { ...event, userInfo: { openId: openid, appId } }
}

function judge(result: Result, requestId: string, declaration: FunctionDeclaration): Outcome {
  switch (result.kind) {
    case 'reply':
      // A character has at most three bytes: only what may be too long is counted.
      return result.reply.length * 3 > REPLY_LIMIT && Buffer.byteLength(result.reply) > REPLY_LIMIT
        ? { requestId, kind: 'tooLarge', detail: `the reply is over ${REPLY_LIMIT} bytes` }
        : { requestId, kind: 'reply', reply: result.reply }
    case 'timeout':
      return { requestId, kind: 'timeout', detail: `no reply within ${declaration.timeoutSeconds} s` }
    case 'failure':
    case 'gone':
      return { requestId, kind: 'crash', detail: result.detail }
  }
}
