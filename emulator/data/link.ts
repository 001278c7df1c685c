import { Client } from 'pg'
import { meaningOf } from '../../cloudfunctions/_database/failure'
import { readTypes } from '../../cloudfunctions/_database/read-types'
import { createQueue } from '../queue'

export type Row = Record<string, unknown>

/** One connection, opened when first needed and again after it was lost. Statements run one after another. */
export interface Link {
  /** Rows as the database has them: instants as ISO text, jsonb parsed. Rejects when it fails; nothing is sent twice. */
  query<R extends object = Row>(text: string, values?: readonly unknown[]): Promise<R[]>
  close(): Promise<void>
}

const CONNECT_TIMEOUT_MS = 5000

/** Whether the connection is gone, so that the next statement needs a new one. */
const isLost = (error: unknown): boolean => meaningOf(error) === 'lost'

/** A link to a database; `greet` runs on each new connection before anything else does. */
export function createLink(url: string, greet: (client: Client) => Promise<void> = async () => undefined): Link {
  let current: Promise<Client> | undefined
  // The driver of the next major version refuses a second statement while one is under way.
  const inTurn = createQueue()

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
