import { withClient } from '../../../cloudfunctions/_database/prepare'

/** Runs one statement on a connection of its own and answers its rows. */
export const ask = <R extends object = Record<string, unknown>>(url: string, text: string, values: unknown[] = []): Promise<R[]> =>
  withClient(url, async (client) => (await client.query<R>(text, values)).rows)
