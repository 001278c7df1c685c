// A bare SDK endpoint over one database: what the emulator serves at /admin, without the rest of it.
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo } from 'node:net'
import { adminHandler, type Database } from '../database'

export interface Endpoint {
  url: string
  /** Bodies of the requests since the last clear(), newest last. */
  seen: Record<string, unknown>[]
  stop(): Promise<void>
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>
}

/** Serves on a free port of 127.0.0.1. */
export async function serveEndpoint(database: Database): Promise<Endpoint> {
  const answer = adminHandler(database)
  const seen: Record<string, unknown>[] = []
  const server: Server = createServer((request, response) => {
    readBody(request)
      .then((body) => {
        seen.push(body)
        if (seen.length > 100) seen.shift()
        return answer(body)
      })
      .then((reply) => response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(reply)))
      .catch((failure: unknown) => response.writeHead(400).end(String(failure)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`,
    seen,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
