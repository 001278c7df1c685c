/** One part of the emulator: database, functions, timers… All are started and stopped the same way. */
export interface Part {
  readonly name: string
  start(): Promise<void>
  stop(): Promise<void>
  /** What the part would tell somebody who asks how it is. */
  info(): Record<string, unknown>
}

export interface Registry {
  /** Starts the part and keeps it; a part that fails to start is not kept. */
  start(part: Part): Promise<void>
  /** Stops all parts, last started first. Every part is stopped even if one throws; the first error is thrown at the end. */
  stop(): Promise<void>
  info(): Record<string, Record<string, unknown>>
}

/** Holds the parts that run. Its state changes only by start() and stop(), so what is listed is what runs. */
export function createRegistry(): Registry {
  const parts: Part[] = []
  return {
    async start(part) {
      await part.start()
      parts.push(part)
    },
    async stop() {
      const failures: unknown[] = []
      for (let part = parts.pop(); part; part = parts.pop()) {
        await part.stop().catch((failure: unknown) => failures.push(failure))
      }
      if (failures.length > 0) throw failures[0]
    },
    info: () => Object.fromEntries(parts.map((part) => [part.name, part.info()])),
  }
}
