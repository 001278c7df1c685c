/** A value kept for a while. A failed load is not kept; calls made together share one load. */
export interface Cached<T> {
  get(): Promise<T>
  put(value: T): void
  /** Whether the next `get` would load. */
  stale(): boolean
}

/** Caches what `load` gives for `lifeMs` milliseconds. */
export function cached<T>(load: () => Promise<T>, lifeMs: number): Cached<T> {
  let kept: { value: Promise<T>; until: number } | null = null
  return {
    get() {
      const now = Date.now()
      if (kept && now < kept.until) return kept.value
      const value = load()
      const entry = { value, until: now + lifeMs }
      kept = entry
      value.catch(() => {
        if (kept === entry) kept = null
      })
      return value
    },
    put(value) {
      kept = { value: Promise.resolve(value), until: Date.now() + lifeMs }
    },
    stale: () => kept === null || Date.now() >= kept.until,
  }
}

/** Configuration may be so old at most (design: 60 s per instance). */
export const CONFIGURATION_LIFE_MS = 60_000
