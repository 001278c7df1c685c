import { type Store } from './store'

/** Small JSON values that other parts of the emulator keep beside the documents. */
export interface DurableState {
  get(key: string): unknown
  /** Resolves once the value is on disk. */
  put(key: string, value: unknown): Promise<void>
  remove(key: string): Promise<void>
  /** All entries whose key begins with `prefix`, in key order. */
  entries(prefix?: string): [string, unknown][]
}

/** The named part of the state tree. Names may not contain a slash; keys may. */
export function durableState(store: Store, name: string): DurableState {
  const full = (key: string): string => `${name}/${key}`
  return {
    get(key) {
      store.refresh()
      const text = store.state.get(full(key))
      return text === undefined ? undefined : (JSON.parse(text) as unknown)
    },
    put: (key, value) => store.commit(() => store.state.putSync(full(key), JSON.stringify(value))),
    remove: (key) => store.commit(() => void store.state.removeSync(full(key))),
    entries(prefix = '') {
      store.refresh()
      const start = full(prefix)
      const found: [string, unknown][] = []
      for (const { key, value } of store.state.getRange({ start })) {
        if (!key.startsWith(start)) break
        found.push([key.slice(name.length + 1), JSON.parse(value) as unknown])
      }
      return found
    },
  }
}
