import { Client, types } from 'pg'
import { meaningOf } from '../../cloudfunctions/_database/failure'
import { readInstant } from '../../cloudfunctions/_database/instants'

export type Row = Record<string, unknown>

/** One connection, opened when first needed and again after it was lost. Statements run one after another. */
export interface Link {
  /** Rows as the database has them: instants as ISO text, jsonb parsed. Rejects when it fails; nothing is sent twice. */
  query<R extends object = Row>(text: string, values?: readonly unknown[]): Promise<R[]>
  close(): Promise<void>
}

const [TIMESTAMPTZ, DATE, INT8] = [1184, 1082, 20]
const readTypes = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === TIMESTAMPTZ) return readInstant
    if (oid === DATE) return (text: string) => text
    return oid === INT8 ? Number : types.getTypeParser(oid, format)
  }) as typeof types.getTypeParser,
}

const CONNECT_TIMEOUT_MS = 5000

/** Whether the connection is gone, so that the next statement needs a new one. */
export const isLost = (error: unknown): boolean => meaningOf(error) === 'lost'

/** A link to a database; `greet` runs on each new connection before anything else does. */
export function createLink(url: string, greet: (client: Client) => Promise<void> = async () => undefined): Link {
  let current: Promise<Client> | undefined
  // The driver of the next major version refuses a second statement while one is under way.
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  function open(): Promise<Client> {
    const client = new Client({ connectionString: url, types: readTypes, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, application_name: 'emulator' })
    const mine: Promise<Client> = prepare(client).catch((error: unknown) => {
      forget(mine)
      void client.end().catch(() => undefined)
      throw error
    })
    // Without a listener the loss of an idle connection would end the process.
    client.on('error', () => forget(mine))
    client.on('end', () => forget(mine))
    return mine
  }

  async function prepare(client: Client): Promise<Client> {
    await client.connect()
    await client.query("set timezone to 'UTC'")
    await greet(client)
    return client
  }

  const forget = (gone: Promise<Client>): void => {
    if (current === gone) current = undefined
  }

  return {
    query: <R extends object>(text: string, values: readonly unknown[] = []) => inTurn(async () => {
      const mine = (current ??= open())
      const client = await mine
      try {
        return (await client.query<R>(text, [...values])).rows
      } catch (error) {
        if (isLost(error)) forget(mine)
        throw error
      }
    }),
    async close() {
      const open = current
      current = undefined
      await open?.then((client) => client.end()).catch(() => undefined)
    },
  }
}
