import { randomUUID } from 'node:crypto'
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { hasCode } from '../error-code'
import { LOOPBACK } from '../paths'
import type { Part } from '../registry'
import { failure, HttpRefusal, REFUSALS } from './envelope'
import { guardCaller, pageHeaders } from './guard'
import type { HttpReply, HttpRequest, Route } from './http'

export interface Server extends Part {
  /** Known after start(), e.g. http://127.0.0.1:8080 */
  url(): string
  /** Adds routes. Of several that match, the longest path answers. */
  serve(routes: readonly Route[]): void
  /** From now on every route is served; before, only early ones (others get 503). */
  ready(): void
  isReady(): boolean
}

export interface ServerOptions {
  port: number
  /** Origins of pages, beside its own, that may call. Default: none. */
  origins?: readonly string[] | undefined
  /** What a handler threw that was no refusal. */
  onError(error: unknown): void
}

/** The one HTTP server. It binds 127.0.0.1 and answers nobody who did not ask for this machine. */
export function createServer(options: ServerOptions): Server {
  const routes: Route[] = []
  const { origins = [] } = options
  let isReady = false
  const http = createHttpServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    void respond(request, response).catch((error: unknown) => {
      // The client went away in the middle of its answer: nothing is left to say to it.
      response.destroy()
      if (!hasCode(error, 'ERR_STREAM_PREMATURE_CLOSE')) options.onError(error)
    })
  })

  async function respond(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID()
    const reply = await answer(incoming).catch((error: unknown) => refuse(error, requestId))
    if (reply === 'destroy') {
      response.destroy()
      return
    }
    const headers: Record<string, string> = { 'x-request-id': requestId, ...pageHeaders(incoming.headers, origins), ...reply.headers }
    if (!incoming.complete) await drain(incoming)
    // What was not read of the request must not be taken for the next one.
    if (!incoming.complete) headers.connection = 'close'
    const body = reply.body ?? ''
    if (typeof body === 'string' || Buffer.isBuffer(body)) {
      response.writeHead(reply.status, { ...headers, 'content-length': String(Buffer.byteLength(body)) })
      response.end(incoming.method === 'HEAD' ? undefined : body)
      return
    }
    response.writeHead(reply.status, headers)
    if (incoming.method === 'HEAD') {
      body.destroy()
      response.end()
    } else await pipeline(body, response)
  }

  async function answer(incoming: IncomingMessage): Promise<HttpReply | 'destroy'> {
    guardCaller(incoming.headers, origins)
    if (incoming.method === 'OPTIONS') return { status: 204 }
    const request = parse(incoming)
    const matching = routes.filter((route) => matches(route, request.path))
    if (matching.length === 0) throw new HttpRefusal(404, 'NOT_FOUND')
    const route = matching.find((each) => each.methods.includes(request.method))
    if (!route) throw new HttpRefusal(405, 'METHOD_NOT_ALLOWED')
    if (!isReady && !route.early) throw new HttpRefusal(503, 'STARTING')
    return route.handle(request)
  }

  function refuse(error: unknown, requestId: string): HttpReply {
    const refusal = error instanceof HttpRefusal ? error : undefined
    if (!refusal) options.onError(error)
    const envelope = refusal
      ? failure(refusal.code, refusal.sentence, requestId)
      : failure('INTERNAL', REFUSALS.INTERNAL, requestId)
    return {
      status: refusal?.status ?? 500,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(envelope),
    }
  }

  const url = () => `http://${LOOPBACK}:${(http.address() as AddressInfo).port}`
  return {
    name: 'gateway',
    url,
    serve(more) {
      routes.push(...more)
      routes.sort((a, b) => b.path.length - a.path.length)
    },
    ready: () => { isReady = true },
    isReady: () => isReady,
    start: () => new Promise((resolve, reject) => {
      http.once('error', reject)
      http.listen(options.port, LOOPBACK, () => {
        http.off('error', reject)
        resolve()
      })
    }),
    stop: () => new Promise((resolve) => {
      isReady = false
      http.close(() => resolve())
      http.closeAllConnections()
    }),
    info: () => ({ url: url(), ready: isReady }),
  }
}

/** Swallows the rest of a refused upload for a moment: a sender that is cut off while sending never reads why. */
async function drain(incoming: IncomingMessage): Promise<void> {
  incoming.resume()
  await Promise.race([
    new Promise((resolve) => incoming.once('close', resolve).once('end', resolve)),
    new Promise((resolve) => setTimeout(resolve, 1000).unref()),
  ])
}

function parse(incoming: IncomingMessage): HttpRequest {
  const target = incoming.url ?? '/'
  try {
    // Taken apart by hand: new URL() would resolve `..` before anybody could refuse it.
    const cut = target.indexOf('?')
    const path = decodeURIComponent(cut < 0 ? target : target.slice(0, cut))
    return {
      method: incoming.method ?? 'GET', path, target, headers: incoming.headers, raw: incoming,
      // Most requests have none, and nobody asks for it then.
      get query() { return new URLSearchParams(cut < 0 ? '' : target.slice(cut + 1)) },
    }
  } catch {
    throw new HttpRefusal(404, 'NOT_FOUND')
  }
}

function matches(route: Route, path: string): boolean {
  return route.path.endsWith('/') ? path.startsWith(route.path) : path === route.path
}
