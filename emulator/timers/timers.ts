import type { FunctionDeclaration } from '../../cloudfunctions/_deploy/functions'
import type { Clock } from '../clock/clock'
import type { DurableState } from '../data/durable-state'
import { inTurn, TIMER_SHAPES, type Caller } from '../functions/caller'
import type { Host } from '../functions/host'
import type { Part } from '../registry'
import { parseCron, type Cron } from './cron'

export interface Fired {
  function: string
  /** When it was due and when it was done, ISO, on the emulated clock. */
  dueAt: string
  doneAt: string
  /** False when the function timed out, crashed or replied ok:false. */
  ok: boolean
}

export interface Timers extends Part {
  /** Fires each due trigger once (with `force`, every trigger) and resolves when all are done. */
  run(options?: { force?: boolean }): Promise<Fired[]>
}

export interface TimersOptions {
  functions: Readonly<Record<string, FunctionDeclaration>>
  host: Host
  clock: Clock
  /** When each trigger last fired. */
  state: DurableState
  /** Whether triggers also fire by themselves when the clock reaches them. */
  ticking: boolean
  /** Deliver every trigger twice, as the cloud sometimes does. */
  twice?: boolean
  onError(error: unknown): void
}

interface Trigger {
  name: string
  cron: Cron
}

const TICK_MS = 500

/** Fires timer functions on the emulated clock. After a jump or a stop a trigger fires once for all the instants it missed. */
export function createTimers(options: TimersOptions): Timers {
  const { clock, host, state } = options
  const triggers: Trigger[] = Object.entries(options.functions)
    .flatMap(([name, { timer }]) => (timer ? [{ name, cron: parseCron(timer) }] : []))
  const running = new Map<string, Promise<Fired>>()
  const shape = inTurn(TIMER_SHAPES)
  let ticker: NodeJS.Timeout | undefined

  const lastFired = (name: string) => {
    const saved = state.get(name)
    return typeof saved === 'number' ? saved : undefined
  }

  /** The latest instant at which the trigger was to fire and has not; undefined when there is none. */
  function dueAt({ name, cron }: Trigger): number | undefined {
    const since = lastFired(name)
    if (since === undefined) return undefined
    const first = cron.next(since)
    return first === undefined || first > clock.now() ? undefined : latest(cron, first, clock.now())
  }

  function fire(trigger: Trigger, due: number): Promise<Fired> {
    const fired = (async (): Promise<Fired> => {
      await state.put(trigger.name, Math.max(due, clock.now()))
      const caller = shape()
      let ok = await deliver(trigger, due, caller)
      if (options.twice) ok = (await deliver(trigger, due, caller)) && ok
      return { function: trigger.name, dueAt: new Date(due).toISOString(), doneAt: new Date(clock.now()).toISOString(), ok }
    })().finally(() => running.delete(trigger.name))
    running.set(trigger.name, fired)
    return fired
  }

  async function deliver({ name }: Trigger, due: number, caller: Caller): Promise<boolean> {
    const event = { Type: 'Timer', TriggerName: name, Time: new Date(due).toISOString().replace(/\.\d+Z$/, 'Z'), Message: '' }
    const outcome = await host.invoke(name, event, caller)
    if (outcome.kind !== 'reply') return false
    const reply: unknown = JSON.parse(outcome.reply)
    return !(typeof reply === 'object' && reply !== null && 'ok' in reply && reply.ok === false)
  }

  return {
    name: 'timers',
    async run({ force = false } = {}) {
      // What ticked by itself a moment ago is still at work: its effects belong to the answer.
      await Promise.all(running.values())
      const due = triggers.flatMap((trigger) => {
        const at = dueAt(trigger) ?? (force ? clock.now() : undefined)
        return at === undefined ? [] : [{ trigger, at }]
      })
      return Promise.all(due.map(({ trigger, at }) => fire(trigger, at)))
    },
    async start() {
      for (const { name } of triggers) if (lastFired(name) === undefined) await state.put(name, clock.now())
      if (!options.ticking) return
      ticker = setInterval(() => {
        for (const trigger of triggers) {
          const due = running.has(trigger.name) ? undefined : dueAt(trigger)
          if (due !== undefined) fire(trigger, due).catch(options.onError)
        }
      }, TICK_MS)
    },
    async stop() {
      clearInterval(ticker)
      await Promise.allSettled(running.values())
    },
    info: () => ({ triggers: triggers.map(({ name }) => name) }),
  }
}

/** The last instant of the timer in [first, now], found by halving, so that a jump of a year costs no more than one of a day. */
export function latest(cron: Cron, first: number, now: number): number {
  let found = first
  let low = first
  let high = now
  while (low <= high) {
    const middle = Math.floor((low + high) / 2)
    const next = cron.next(middle - 1)
    if (next !== undefined && next <= now) {
      found = next
      low = next + 1
    } else high = middle - 1
  }
  return found
}
