import { functionOf, type ActionName } from '../../shared/api'
import type { Outcome } from '../functions/outcome'
import type { Cost } from './cost'
import { createNewest, type Newest } from './newest'

export interface Observation {
  function: string
  event: Record<string, unknown>
  milliseconds: number
  outcome: Outcome
  /** What it has cost at the database. */
  cost: Cost
}

export interface Figures {
  calls: number
  errors: number
  /** Errors by code. */
  codes: Record<string, number>
  /** Replies that were not what the contract declares, by the path. */
  undeclared: Record<string, number>
  /** Milliseconds from the arrival of the call to its reply, waiting for an instance included. */
  p50: number
  p99: number
  /** Round trips to the database. */
  hops: { max: number; p50: number }
  /** Bytes to and from the database, of the median call. */
  bytes: number
}

export interface ActionFigures extends Figures {
  function: string
  action: string
}

export interface Stats {
  observe(observation: Observation): void
  /** A reply of the action had more than its contract declares, or other than that, at these paths. */
  undeclared(action: ActionName, paths: readonly string[]): void
  report(): { since: string; actions: ActionFigures[]; total: Figures }
  reset(): void
}

interface Samples {
  calls: number
  codes: Map<string, number>
  undeclared: Map<string, number>
  milliseconds: Newest<number>
  hops: Newest<number>
  bytes: Newest<number>
}

const SAMPLES_KEPT = 10_000
const ROWS_KEPT = 500
const EMPTY = (): Samples => ({ calls: 0, codes: new Map(), undeclared: new Map(), milliseconds: createNewest(SAMPLES_KEPT), hops: createNewest(SAMPLES_KEPT), bytes: createNewest(SAMPLES_KEPT) })

/** Counts what functions did, per function and action, for people and for the tests that hold us to our number of hops. */
export function createStats(now: () => number): Stats {
  let since = now()
  let rows = new Map<string, Samples>()
  let total = EMPTY()

  return {
    observe({ function: name, event, milliseconds, outcome, cost }) {
      const code = errorCode(outcome)
      const key = keyOf(name, actionOf(event))
      const row = rows.get(key) ?? (rows.size < ROWS_KEPT ? EMPTY() : undefined)
      if (row) rows.set(key, row)
      for (const samples of row ? [row, total] : [total]) add(samples, milliseconds, cost, code)
    },
    undeclared(action, paths) {
      for (const samples of [rows.get(keyOf(functionOf(action), action)), total]) for (const path of paths) if (samples) count(samples.undeclared, path)
    },
    report: () => ({
      since: new Date(since).toISOString(),
      actions: [...rows].map(([key, samples]) => {
        const [name = '', action = ''] = JSON.parse(key) as string[]
        return { function: name, action, ...figures(samples) }
      }),
      total: figures(total),
    }),
    reset() {
      since = now()
      rows = new Map()
      total = EMPTY()
    },
  }
}

const keyOf = (name: string, action: string): string => JSON.stringify([name, action])

function actionOf(event: Record<string, unknown>): string {
  if (typeof event.action === 'string') return event.action.slice(0, 64)
  if (typeof event.Event === 'string') return event.Event.slice(0, 64)
  return event.Type === 'Timer' ? '(timer)' : '(none)'
}

function errorCode(outcome: Outcome): string | undefined {
  if (outcome.kind === 'undeclared') return 'REPLY_UNDECLARED'
  if (outcome.kind !== 'reply') return outcome.kind === 'timeout' ? 'FUNCTION_TIMEOUT' : 'INTERNAL'
  // Replies of success may be long; nothing in them is asked for.
  if (outcome.reply.startsWith('{"ok":true')) return undefined
  const reply: unknown = JSON.parse(outcome.reply)
  if (typeof reply !== 'object' || reply === null || !('ok' in reply) || reply.ok !== false) return undefined
  const error: unknown = 'error' in reply ? reply.error : undefined
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN'
}

function add(samples: Samples, milliseconds: number, { trips, bytes }: Cost, code: string | undefined) {
  samples.calls += 1
  if (code !== undefined) count(samples.codes, code)
  samples.milliseconds.add(milliseconds)
  samples.hops.add(trips)
  samples.bytes.add(bytes)
}

const count = (counts: Map<string, number>, name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1)

function figures(samples: Samples): Figures {
  const [milliseconds, hops] = [samples.milliseconds.last(), samples.hops.last()]
  return {
    calls: samples.calls,
    errors: [...samples.codes.values()].reduce((sum, count) => sum + count, 0),
    codes: Object.fromEntries(samples.codes),
    undeclared: Object.fromEntries(samples.undeclared),
    p50: percentile(milliseconds, 0.5),
    p99: percentile(milliseconds, 0.99),
    hops: { max: hops.reduce((most, each) => Math.max(most, each), 0), p50: percentile(hops, 0.5) },
    bytes: percentile(samples.bytes.last(), 0.5),
  }
}

/** Nearest-rank percentile, rounded to 0.1; 0 when nothing was measured. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return 0
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
  return Math.round(value * 10) / 10
}
