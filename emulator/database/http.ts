// The SDK's endpoint as a function of one request body: JSON in, `{ requestId, … }` or `{ requestId, code, message }` out.
import { randomUUID } from 'node:crypto'
import { type Database } from './database'
import { WireError } from './errors'

export type AdminReply = { requestId: string } & Record<string, unknown>

/** Answers one database request. Errors travel in the body: the HTTP status is 200 either way. */
export function adminHandler(database: Database): (body: Record<string, unknown>) => Promise<AdminReply> {
  return async (body) => {
    const requestId = randomUUID()
    try {
      return { requestId, ...(await database.handle(String(body['action']), body)) }
    } catch (failure) {
      if (failure instanceof WireError) return { requestId, code: failure.code, message: failure.message }
      return { requestId, code: 'SYS_ERR', message: failure instanceof Error ? failure.message : String(failure) }
    }
  }
}
