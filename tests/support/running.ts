import { insertRows } from '../../emulator/data/insert-rows'
import type { Emulator } from '../../emulator/emulator'
import { type ActionName, functionOf, type Reply } from '../../shared/api'
import { startOnClone } from './emulator-on-clone'
import { MORNING } from './morning'

/** The real functions over a real emulator, with a database of its own that stop() drops. */
export interface Running {
  emulator: Emulator
  /** Any action with any input, as a person (nobody when null). */
  send(action: string, input: unknown, openid: string | null): Promise<Reply<unknown>>
  /** Puts rows (by column name; the tenant is added) into a table. */
  insert(table: string, rows: readonly object[]): Promise<void>
  /** Rows as they are stored, those whose columns have these values; instants are ISO texts. */
  read<R extends object = Record<string, unknown>>(table: string, where?: Readonly<Record<string, unknown>>): Promise<R[]>
  /** One of the emulator's own paths, e.g. `phone-codes`. */
  surface<T>(path: string, body?: unknown): Promise<T>
  /** Most round trips to the database an action has needed since the last reset. */
  hops(action: ActionName): Promise<number>
  stop(): Promise<void>
}

/** Starts the functions over a clone of a template. */
export async function startOver(template: string): Promise<Running> {
  const emulator = await startOnClone(template, { startsAt: Date.parse(MORNING) })
  const tenant = emulator.environment.TENANT ?? ''

  const surface = async <T>(path: string, body?: unknown): Promise<T> => {
    const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const reply = await fetch(`${emulator.url}/__emulator/${path}`, body === undefined ? {} : post)
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
    return (await reply.json()) as T
  }

  return {
    emulator,
    surface,
    send: (action, input, openid) => emulator.call(functionOf(action), { action, input }, openid ?? undefined),
    insert: (table, rows) => insertRows(emulator.database, table, tenant, rows),
    async read<R extends object>(table: string, where: Readonly<Record<string, unknown>> = {}) {
      const columns = Object.entries({ ...where, tenant })
      // Compared as JSON, so that lists, numbers and nulls are written the way they are read; an instant is written as PostgreSQL prints it in JSON.
      const filter = columns.map(([column], at) => `coalesce(to_jsonb(t.${column}), 'null') = $${at + 1}::jsonb`).join(' and ')
      return emulator.database.query<R>(`select t.* from mashangban.${table} t where ${filter} order by t.ctid`, columns.map(([, value]) => JSON.stringify(value)))
    },
    async hops(action) {
      const { actions } = await surface<{ actions: { action: string; hops: { max: number } }[] }>('stats')
      const row = actions.find((each) => each.action === action)
      if (!row) throw new Error(`${action} was not called`)
      return row.hops.max
    },
    stop: () => emulator.stop(),
  }
}
