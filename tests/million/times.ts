import type { Past } from '../plans/past'
import { caseReads, directoryReads, listReads } from '../plans/reads'
import { watch } from '../plans/watched'

export interface TimedRead {
  name: string
  /** Milliseconds, in one process with the functions: without HTTP. */
  p50: number
  worst: number
}

const TIMES = 5

/** How long every read takes, one after another. */
export async function readTimes({ emulator, population, closed }: Past): Promise<TimedRead[]> {
  const watched = watch(emulator.environment, { before: () => Promise.resolve(), after: () => undefined })
  const timed: TimedRead[] = []
  for (const read of [...listReads(population), ...caseReads(population, closed.slice(0, 1)), ...directoryReads(population)]) {
    const times: number[] = []
    // The first makes the plan.
    await read.ask(watched)
    for (let time = 0; time < TIMES; time++) {
      const started = performance.now()
      await read.ask(watched)
      times.push(performance.now() - started)
    }
    times.sort((a, b) => a - b)
    timed.push({ name: read.name, p50: times[Math.floor(TIMES / 2)] ?? NaN, worst: times[TIMES - 1] ?? NaN })
  }
  await watched.close()
  return timed
}

/** The slowest first. */
export function timesTable(timed: readonly TimedRead[]): string {
  const number = (value: number): string => value.toFixed(1).padStart(9)
  return ['  p50 ms    worst  read', ...[...timed].sort((a, b) => b.p50 - a.p50).map(({ name, p50, worst }) => `${number(p50)}${number(worst)}  ${name}`)].join('\n')
}
