import type { DurableState } from '../data/durable-state'

export interface Clock {
  /** Milliseconds since 1970 as functions, timers and the database see them: the machine's clock plus the offset. */
  now(): number
  /** Moves the clock to an instant that is not before now; resolves once that is on disk. Earlier → ClockWouldGoBack. */
  moveTo(instant: number): Promise<void>
  /** Any instant, the past included. For seeding only, before anybody is served. */
  rewind(instant: number): Promise<void>
  /** The offset in milliseconds, one BigInt64 shared with every worker, so that a move is seen at once. */
  readonly shared: SharedArrayBuffer
  /** Continues with the offset of the last run. */
  restore(state: DurableState): void
}

export class ClockWouldGoBack extends Error {
  constructor() {
    super('the clock never goes back')
  }
}

const OFFSET = 'offset'

/** The emulated clock: it ticks with the machine's, ahead of it by an offset that outlives the process. */
export function createClock(): Clock {
  const shared = new SharedArrayBuffer(8)
  const cell = new BigInt64Array(shared)
  let state: DurableState | undefined

  const now = () => Date.now() + Number(Atomics.load(cell, 0))
  const rewind = async (instant: number) => {
    const offset = Math.round(instant - Date.now())
    Atomics.store(cell, 0, BigInt(offset))
    await state?.put(OFFSET, offset)
  }

  return {
    now,
    shared,
    rewind,
    async moveTo(instant) {
      if (instant < now()) throw new ClockWouldGoBack()
      await rewind(instant)
    },
    restore(saved) {
      state = saved
      const offset = saved.get(OFFSET)
      if (typeof offset === 'number' && Number.isFinite(offset)) Atomics.store(cell, 0, BigInt(Math.round(offset)))
    },
  }
}
