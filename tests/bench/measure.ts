import { percentile } from '../../emulator/stats/stats'
import type { Child } from './child'
import { type Answered, sendAll } from './load'
import { FLOOR, type Operation, operationsOf, PRODUCT } from './operations'

const ROUNDS = 5
/** Requests of a round. */
export const ROUND = 300
/** Rounds before the first that counts: each of the four instances has its own compiler, which settles after some thousand calls. */
export const WARM_UP = 12

/** What one side did in one operation. Medians of the rounds; the percentiles over all of them. */
export interface Figures {
  perSecond: number
  p50: number
  p99: number
  /** CPU time of all processes of the server for one operation, milliseconds. */
  cpu: number
}

export interface Row {
  operation: Operation
  product: Figures
  /** Null: the floor has no such job. */
  floor: Figures | null
  /** Round trips to the database: of the median call, and of any (one that found its configuration cold has one more). */
  trips: { p50: number; max: number }
  /** To and from the database, of the median call. */
  bytes: number
}

interface Round {
  answered: Answered[]
  perSecond: number
  cpu: number
}

/** Measures every operation on both sides in turns, round by round, so that whatever else the machine does meets both. */
export async function measure(product: Child, floor: Child, say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = []
  const onFloor = new Map(operationsOf(floor, FLOOR).map((operation) => [operation.name, operation]))
  for (const operation of operationsOf(product, PRODUCT)) {
    say(operation.name)
    const beside = onFloor.get(operation.name)
    const both = async (): Promise<{ product: Round; floor: Round | null }> => ({ product: await oneRound(product, operation), floor: beside ? await oneRound(floor, beside) : null })
    for (let round = 0; round < WARM_UP; round++) await both()
    await fetch(`${product.url}/__emulator/stats/reset`, { method: 'POST' })
    const rounds: Awaited<ReturnType<typeof both>>[] = []
    for (let round = 0; round < ROUNDS; round++) rounds.push(await both())
    const floors = rounds.flatMap((round) => round.floor ?? [])
    rows.push({ operation, product: figuresOf(rounds.map((round) => round.product)), floor: floors.length > 0 ? figuresOf(floors) : null, ...(await costOf(product.url, operation.action)) })
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

async function costOf(url: string, action: string): Promise<Pick<Row, 'trips' | 'bytes'>> {
  const { actions } = (await (await fetch(`${url}/__emulator/stats`)).json()) as { actions: { action: string; hops: Row['trips']; bytes: number }[] }
  const row = actions.find((each) => each.action === action)
  return { trips: row?.hops ?? { p50: 0, max: 0 }, bytes: row?.bytes ?? 0 }
}
