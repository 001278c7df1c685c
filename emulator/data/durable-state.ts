import type { Link } from './link'

/** Small JSON values that one part of the emulator keeps beside the project's data. */
export interface DurableState {
  get(key: string): unknown
  /** Resolves once the value is committed. Seen by get() at once. */
  put(key: string, value: unknown): Promise<void>
  remove(key: string): Promise<void>
  /** All entries whose key begins with `prefix`, in key order. */
  entries(prefix?: string): [string, unknown][]
}

export interface States {
  /** The values of one part. */
  part(name: string): DurableState
  /** Resolves when nothing is left to write, or rejects when it cannot be written. */
  settle(): Promise<void>
}

interface Entry {
  part: string
  key: string
  /** Absent: removed. */
  value?: unknown
}

/** Waits between tries while the server recovers from a crash (3.6 s measured on a busy machine); after them whoever waits is told. */
const WAITS_MS = [50, 150, 400, 1000, 2000, 3000] as const

const WRITE = `with gone as (
    delete from emulator.state s using jsonb_to_recordset($1::jsonb) as x(part text, key text) where s.part = x.part and s.key = x.key
  )
  insert into emulator.state (part, key, value)
  select part, key, coalesce(value, 'null') from jsonb_to_recordset($2::jsonb) as x(part text, key text, value jsonb)
  on conflict (part, key) do update set value = excluded.value`

/**
 * Loads every part into memory and writes changes through. Changes that come together are committed together, in order; one that
 * could not be written stays to be written with the next.
 */
export async function loadStates(link: Link): Promise<States> {
  const parts = new Map<string, Map<string, unknown>>()
  const partOf = (name: string): Map<string, unknown> => {
    const found = parts.get(name) ?? new Map<string, unknown>()
    parts.set(name, found)
    return found
  }
  for (const { part, key, value } of await link.query<Required<Entry>>('select part, key, value from emulator.state')) partOf(part).set(key, value)

  const unwritten = new Map<string, Entry>()
  let writing: Promise<void> = Promise.resolve()

  async function flush(): Promise<void> {
    const batch = new Map(unwritten)
    if (batch.size === 0) return
    const [removed, kept] = [false, true].map((there) => JSON.stringify([...batch.values()].filter((entry) => 'value' in entry === there)))
    for (let attempt = 0; ; attempt++) {
      try {
        await link.query(WRITE, [removed, kept])
        break
      } catch (error) {
        const wait = WAITS_MS[attempt]
        if (wait === undefined) throw error
        await new Promise((resolve) => setTimeout(resolve, wait))
      }
    }
    for (const [id, entry] of batch) if (unwritten.get(id) === entry) unwritten.delete(id)
  }

  function change(entry: Entry): Promise<void> {
    unwritten.set(idOf(entry), entry)
    writing = writing.catch(() => undefined).then(flush)
    // Somebody who does not wait must not end the process by it.
    writing.catch(() => undefined)
    return writing
  }

  return {
    part(name) {
      const values = partOf(name)
      return {
        get: (key) => values.get(key),
        put(key, value) {
          values.set(key, value)
          return change({ part: name, key, value })
        },
        remove(key) {
          values.delete(key)
          return change({ part: name, key })
        },
        entries: (prefix = '') => [...values].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1)),
      }
    },
    settle: () => writing,
  }
}

const idOf = ({ part, key }: Entry): string => `${part}\u001f${key}`
