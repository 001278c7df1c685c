import type { Instance } from './instance'

/** The instances of one function. */
export interface Pool {
  /** An instance for one call: the one used last, a new one, or the first to be free when there may be no more. */
  acquire(): Promise<Instance>
  /** Gives it back after the call, dead or alive. */
  release(instance: Instance): void
  /** One that ended by itself. */
  forget(instance: Instance): void
  size(): number
  stop(): Promise<void>
}

/** At most `limit` instances; a call waits when all are busy. The one used last is the warmest, so it goes first. */
export function createPool(limit: number, start: () => Instance): Pool {
  const all = new Set<Instance>()
  const free: Instance[] = []
  const waiting: ((instance: Instance) => void)[] = []

  function startOne(): Instance {
    const instance = start()
    all.add(instance)
    return instance
  }

  return {
    async acquire() {
      for (let instance = free.pop(); instance; instance = free.pop()) if (instance.alive) return instance
      if (all.size < limit) return startOne()
      return new Promise((resolve) => waiting.push(resolve))
    },
    release(instance) {
      if (!instance.alive) all.delete(instance)
      const next = waiting.shift()
      if (next) next(instance.alive ? instance : startOne())
      else if (instance.alive) free.push(instance)
    },
    forget: (instance) => void all.delete(instance),
    size: () => all.size,
    async stop() {
      await Promise.all([...all].map((instance) => instance.stop()))
    },
  }
}
