import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { HttpRefusal } from './envelope'

export interface HttpRequest {
  method: string
  /** Decoded path, without the query. */
  path: string
  /** Path and query exactly as sent. */
  target: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  raw: IncomingMessage
}

export interface HttpReply {
  status: number
  headers?: Record<string, string>
  body?: string | Buffer | Readable
}

/** Answers a request. `destroy` drops the connection without an answer (used to play a broken network). */
export interface Route {
  /** An exact path, or a prefix when it ends with a slash. */
  path: string
  methods: readonly string[]
  /** Served even while the emulator is still starting. */
  early?: boolean
  handle(request: HttpRequest): Promise<HttpReply | 'destroy'>
}

/** A JSON reply. */
export function json(value: unknown, status = 200): HttpReply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) }
}

/** Reads the whole body; over `limit` bytes → 413. */
export async function readBody(request: HttpRequest, limit: number): Promise<Buffer> {
  const declared = Number(request.headers['content-length'] ?? 0)
  if (declared > limit) throw new HttpRefusal(413, 'TOO_LARGE')
  const chunks: Buffer[] = []
  let size = 0
  // Not destroyed on refusal: the refusal must still reach the sender.
  for await (const chunk of request.raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw new HttpRefusal(413, 'TOO_LARGE')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Reads a JSON object; anything else → 400. An empty body is an empty object. */
export async function readJson(request: HttpRequest, limit: number): Promise<Record<string, unknown>> {
  const text = (await readBody(request, limit)).toString('utf8')
  if (text.trim() === '') return {}
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new HttpRefusal(400, 'BAD_JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new HttpRefusal(400, 'BAD_JSON')
  return value as Record<string, unknown>
}
