import { percentile } from '../../emulator/stats/stats'
import type { Child } from './child'
import { type Answered, sendAll } from './load'
import { FLOOR, type Operation, operationsOf, PRODUCT } from './operations'

const ROUNDS = 3
/** Requests of a round. */
export const ROUND = 300
/** Rounds before the first that counts: each of the four instances has its own compiler, which settles after some hundred calls. */
export const WARM_UP = 5

/** What one side did in one operation. Medians of the rounds; the percentiles over all of them. */
export interface Figures {
  perSecond: number
  p50: number
  p99: number
  /** CPU time of the server process for one operation, milliseconds. */
  cpu: number
}

export interface Row {
  operation: string
  product: Figures
  floor: Figures
  /** Longest chain of database calls: of the median call, and of any (one that found its configuration cold has one more). */
  hops: { p50: number; max: number }
  hopsAllowed: number | null
}

interface Round {
  answered: Answered[]
  perSecond: number
  cpu: number
}

/** Measures every operation on both sides in turns, round by round, so that whatever else the machine does meets both. */
export async function measure(product: Child, floor: Child, say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = []
  const onFloor = operationsOf(floor, FLOOR)
  for (const [at, operation] of operationsOf(product, PRODUCT).entries()) {
    const beside = onFloor[at]
    if (!beside) throw new Error(`the floor lacks ${operation.name}`)
    say(operation.name)
    for (let round = 0; round < WARM_UP; round++) {
      await oneRound(product, operation)
      await oneRound(floor, beside)
    }
    await post(`${product.url}/__emulator/stats/reset`)
    const rounds: { product: Round; floor: Round }[] = []
    for (let round = 0; round < ROUNDS; round++) rounds.push({ product: await oneRound(product, operation), floor: await oneRound(floor, beside) })
    rows.push({
      operation: operation.name,
      product: figuresOf(rounds.map((round) => round.product)),
      floor: figuresOf(rounds.map((round) => round.floor)),
      hops: await hopsOf(product.url, operation.action),
      hopsAllowed: operation.hops,
    })
  }
  return rows
}

async function oneRound(server: Child, operation: Operation): Promise<Round> {
  if (operation.again) await server.forgetRatings()
  const asks = await operation.asks(ROUND)
  if (asks.length === 0) throw new Error(`nothing to do for ${operation.name}`)
  const before = await server.cpu()
  const { answered, seconds } = await sendAll(server.url, asks)
  const cpu = ((await server.cpu()) - before) / asks.length
  operation.keep?.(answered)
  return { answered, cpu, perSecond: asks.length / seconds }
}

function figuresOf(rounds: readonly Round[]): Figures {
  const times = rounds.flatMap(({ answered }) => answered.map(({ milliseconds }) => milliseconds))
  return { perSecond: median(rounds.map((round) => round.perSecond)), p50: percentile(times, 0.5), p99: percentile(times, 0.99), cpu: median(rounds.map((round) => round.cpu)) }
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

const post = (url: string): Promise<Response> => fetch(url, { method: 'POST' })

async function hopsOf(url: string, action: string): Promise<Row['hops']> {
  const { actions } = (await (await fetch(`${url}/__emulator/stats`)).json()) as { actions: { action: string; hops: Row['hops'] }[] }
  return actions.find((row) => row.action === action)?.hops ?? { p50: NaN, max: NaN }
}
