import { Client, type ClientConfig, type QueryConfig } from 'pg'
import { DatabaseFailure, failureOf, meaningOf } from './failure'
import { readTypes } from './read-types'
import { type Statement, valuesOf } from './statement'

/** What one call has cost, for its log line: round trips one after another, new connections, bytes both ways. */
export interface Meter {
  trips: number
  connects: number
  sent: number
  received: number
}

/** Runs statements. Each `rows`, `first`, `one` is one round trip. Throws DatabaseFailure. */
export interface Queries {
  rows<P extends object, R>(statement: Statement<P, R>, parameters: P): Promise<R[]>
  /** The first row, if there is one. */
  first<P extends object, R>(statement: Statement<P, R>, parameters: P): Promise<R | undefined>
  /** The first row of a statement that always gives one. */
  one<P extends object, R>(statement: Statement<P, R>, parameters: P): Promise<R>
}

export interface Database extends Queries {
  readonly tenant: string
  /** Several statements, all or nothing: two round trips more than they take. Not resent when the connection is lost. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>
  /** Begins to count anew and gives what is counted into. */
  measure(): Meter
  close(): Promise<void>
}

export interface DatabaseOptions {
  tenant: string
  /** As the role of the functions. */
  connection: ClientConfig
  /** Named statements keep their plan on the server; a pooler between may not allow them. */
  prepare: 'named' | 'unnamed'
  /** So long without use and it is closed; milliseconds. */
  idleMs?: number
  /** Sees each statement that ran, for tests that explain them. */
  observe?(statement: Statement<never, unknown>, values: readonly unknown[]): void
}

/** Closed after so long without use, before the platform freezes the instance and the server is left with a dead peer. */
const IDLE_MS = 60_000
const CONNECT_TIMEOUT_MS = 3000
/** Waits before connecting again while the server starts or recovers; after them it is an outage. */
const CONNECT_WAITS_MS = [50, 150, 400, 900] as const
/** Times a statement is sent again when others were faster. */
const ATTEMPTS = 3
/** `lost` again after a resend is given up. */
const RESENDS = 1

// One plan for all values, made once and never compiled: left to itself the server plans several of these statements anew each time (0.5 ms of CPU). tests/plans looks at these plans.
const HELLO = `select set_config('app.tenant', $1, false), set_config('search_path', 'mashangban', false), set_config('timezone', 'UTC', false), set_config('plan_cache_mode', 'force_generic_plan', false), set_config('jit', 'off', false),
  r.rolsuper or r.rolbypassrls or exists (select from pg_tables t where t.schemaname = 'mashangban' and t.tableowner = r.rolname) as powerful
  from pg_roles r where r.rolname = current_user`

/** The functions must not serve with more rights than they need: row-level security and the trigger's grants would not bind them. */
export class PowerfulRoleError extends Error {
  constructor() {
    super('the functions are connected as a superuser, as the owner of the tables or with BYPASSRLS: connect as the role mashangban_app (DATABASE_APP_URL)')
    this.name = 'PowerfulRoleError'
  }
}

/** The one connection of an instance: opened when first needed, closed when idle, made anew when lost. */
export function createDatabase({ tenant, connection, prepare, observe, idleMs = IDLE_MS }: DatabaseOptions): Database {
  let client: Client | null = null
  let idle: NodeJS.Timeout | undefined
  let meter: Meter = { trips: 0, connects: 0, sent: 0, received: 0 }
  let turn: Promise<unknown> = Promise.resolve()

  async function open(): Promise<Client> {
    for (let attempt = 0; ; attempt++) {
      const fresh = new Client({ ...connection, types: readTypes, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, keepAlive: true, application_name: 'mashangban' })
      // Without a listener the loss of an idle connection would end the process.
      fresh.on('error', () => forget(fresh))
      try {
        await fresh.connect()
        const { rows } = await fresh.query<{ powerful: boolean }>(HELLO, [tenant])
        if (rows[0]?.powerful !== false) throw new PowerfulRoleError()
        meter.connects++
        client = fresh
        return fresh
      } catch (error) {
        void fresh.end().catch(() => undefined)
        if (error instanceof PowerfulRoleError) throw error
        const wait = CONNECT_WAITS_MS[attempt]
        if (meaningOf(error) !== 'lost' || wait === undefined) throw failureOf('outage', error)
        await new Promise((resolve) => setTimeout(resolve, wait))
      }
    }
  }

  function forget(gone: Client): void {
    if (client === gone) client = null
    void gone.end().catch(() => undefined)
  }

  /** One at a time: the driver would queue them anyway, and a call may not overtake another one's transaction. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    clearTimeout(idle)
    const mine = turn.then(work)
    const done: Promise<unknown> = mine.catch(() => undefined).then(() => {
      // Whoever came meanwhile is at it, or waits: a time that began here would end in the middle of somebody's statement.
      if (turn !== done) return
      idle = setTimeout(() => void close(), idleMs)
      idle.unref()
    })
    turn = done
    return mine
  }

  async function send<P extends object, R>(over: Client, statement: Statement<P, R>, values: unknown[]): Promise<R[]> {
    const { bytesRead, bytesWritten } = streamOf(over)
    meter.trips++
    try {
      const rows = await rowsOf(over, { ...(prepare === 'named' ? { name: statement.name } : {}), text: statement.text, values })
      observe?.(statement, values)
      return rows as R[]
    } finally {
      const after = streamOf(over)
      meter.sent += after.bytesWritten - bytesWritten
      meter.received += after.bytesRead - bytesRead
    }
  }

  async function run<P extends object, R>(statement: Statement<P, R>, parameters: P): Promise<R[]> {
    const values = valuesOf(statement, parameters, tenant)
    let resends = 0
    let inDoubt = false
    for (let attempt = 1; ; attempt++) {
      let over: Client
      try {
        over = client ?? (await open())
      } catch (error) {
        throw inDoubt && error instanceof DatabaseFailure ? failureOf('unknown', error.cause) : error
      }
      try {
        return await send(over, statement, values)
      } catch (error) {
        const meaning = meaningOf(error)
        if (meaning === 'lost') {
          forget(over)
          inDoubt = statement.writes
          // The same statement with the same ids: versions and request ids make a second one harmless.
          if (resends++ < RESENDS) continue
          throw failureOf(inDoubt ? 'unknown' : 'outage', error)
        }
        if (meaning === 'again') {
          if (attempt < ATTEMPTS) {
            await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt))
            continue
          }
          throw failureOf('busy', error)
        }
        throw failureOf(meaning, error)
      }
    }
  }

  const queriesOver = (execute: <P extends object, R>(statement: Statement<P, R>, parameters: P) => Promise<R[]>): Queries => ({
    rows: execute,
    first: async (statement, parameters) => (await execute(statement, parameters))[0],
    one: async (statement, parameters) => {
      const [row] = await execute(statement, parameters)
      if (row === undefined) throw new TypeError(`${statement.name} gave no row`)
      return row
    },
  })

  async function plain(over: Client, text: string): Promise<void> {
    meter.trips++
    await over.query(text)
  }

  /** A connection with a transaction begun on it; one that was lost while nobody used it is made anew, for nothing has been asked of it yet. */
  async function begin(): Promise<Client> {
    for (let attempt = 0; ; attempt++) {
      const over = client ?? (await open())
      try {
        await plain(over, 'begin')
        return over
      } catch (error) {
        const meaning = meaningOf(error)
        forget(over)
        if (meaning !== 'lost' || attempt === RESENDS) throw failureOf(meaning === 'lost' || meaning === 'again' ? 'outage' : meaning, error)
      }
    }
  }

  async function close(): Promise<void> {
    clearTimeout(idle)
    const open = client
    client = null
    await open?.end().catch(() => undefined)
  }

  return {
    tenant,
    ...queriesOver((statement, parameters) => inTurn(() => run(statement, parameters))),
    transaction: (work) => inTurn(async () => {
      const over = await begin()
      // The driver says of a lost connection only that it was terminated: what it throws is told apart here, where it throws, from what `work` does.
      const driven = async <R>(asking: () => Promise<R>): Promise<R> => {
        try {
          return await asking()
        } catch (error) {
          const meaning = meaningOf(error)
          if (meaning === 'lost') forget(over)
          throw failureOf(meaning === 'lost' ? 'unknown' : meaning === 'again' ? 'busy' : meaning, error)
        }
      }
      try {
        const result = await work(queriesOver((statement, parameters) => {
          const values = valuesOf(statement, parameters, tenant)
          return driven(() => send(over, statement, values))
        }))
        await driven(() => plain(over, 'commit'))
        return result
      } catch (error) {
        if (client === over) await over.query('rollback').catch(() => forget(over))
        throw error
      }
    }),
    measure() {
      meter = { trips: 0, connects: 0, sent: 0, received: 0 }
      return meter
    },
    close,
  }
}

/** With a callback: what hangs on the promise that the driver makes itself outlives its call, and clearing it away took a tenth of the time of a list. */
const rowsOf = (over: Client, query: QueryConfig): Promise<unknown[]> =>
  new Promise((resolve, reject) => { over.query(query, (error: Error | null, result) => { if (error) reject(error); else resolve(result.rows) }) })

const streamOf = (over: Client): { bytesRead: number; bytesWritten: number } => (over as unknown as { connection: { stream: { bytesRead: number; bytesWritten: number } } }).connection.stream
