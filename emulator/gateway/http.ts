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
export function readBody({ headers, raw }: HttpRequest, limit: number): Promise<Buffer> {
  // Not destroyed on refusal: the refusal must still reach the sender.
  return new Promise((resolve, reject) => {
    if (Number(headers['content-length'] ?? 0) > limit) return reject(new HttpRefusal(413, 'TOO_LARGE'))
    const chunks: Buffer[] = []
    let size = 0
    const take = (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) return void chunks.push(chunk)
      raw.off('data', take).pause()
      reject(new HttpRefusal(413, 'TOO_LARGE'))
    }
    raw.on('data', take)
    raw.once('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)))
    raw.once('error', reject)
    raw.once('close', () => {
      // Cut off in the middle; asked first, because every request closes and an error is dear.
      if (!raw.complete) reject(new HttpRefusal(400, 'BAD_JSON'))
    })
  })
}

/** Nothing that is sent here is nested half as deep; a parser or a copy that recurses would fall over what is. */
const DEPTH_LIMIT = 100

/** Reads a JSON object; anything else, or one nested over 100 levels → 400. An empty body is an empty object. */
export async function readJson(request: HttpRequest, limit: number): Promise<Record<string, unknown>> {
  const text = (await readBody(request, limit)).toString('utf8')
  if (text.trim() === '') return {}
  if (depthOf(text) > DEPTH_LIMIT) throw new HttpRefusal(400, 'TOO_DEEP')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new HttpRefusal(400, 'BAD_JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new HttpRefusal(400, 'BAD_JSON')
  return value as Record<string, unknown>
}

/** How deep the brackets of a JSON text are nested; brackets inside strings do not count. By hand: it runs over every body that comes in. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0]
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') quoted = !quoted
    else if (quoted) {
      if (character === '\\') at++
    } else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth)
    else if (character === '}' || character === ']') depth--
  }
  return deepest
}
