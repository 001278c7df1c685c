import type { FunctionDeclaration } from '../../cloudfunctions/_deploy/functions'
import { FunctionNotFound, REQUEST_LIMIT, type Host } from '../functions/host'
import type { Outcome } from '../functions/outcome'
import { PATHS } from '../paths'
import { failure, HttpRefusal, REFUSALS } from './envelope'
import { json, readJson, type HttpReply, type Route } from './http'

export interface FunctionsRouteOptions {
  functions: Readonly<Record<string, FunctionDeclaration>>
  host: Host
  /** Called for every call by somebody known. */
  onCaller(openid: string): void
}

/** `POST /v1/functions/<name>`: what wx.cloud.callFunction does, for a browser and for anything that drives the system. */
export function functionsRoute({ functions, host, onCaller }: FunctionsRouteOptions): Route {
  return {
    path: PATHS.functions,
    methods: ['POST'],
    async handle(request) {
      const name = request.path.slice(PATHS.functions.length)
      const declaration = Object.hasOwn(functions, name) ? functions[name] : undefined
      if (!declaration) throw new HttpRefusal(404, 'UNKNOWN_FUNCTION')
      if (!declaration.clients) throw new HttpRefusal(403, 'FUNCTION_FORBIDDEN')
      const openid = parseCaller(request.headers.authorization)
      const event = await readJson(request, REQUEST_LIMIT)
      if (openid !== undefined) onCaller(openid)
      const outcome = await host.invoke(name, event, { ...(openid === undefined ? {} : { openid }), source: 'wx_client' }).catch(missing)
      return toReply(outcome)
    },
  }
}

/** The openid in `Bearer dev:<openid>`; undefined when there is no header; anything else → 401. */
export function parseCaller(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined
  const openid = /^Bearer dev:([A-Za-z0-9_-]{1,64})$/.exec(authorization)?.[1]
  if (openid === undefined) throw new HttpRefusal(401, 'BAD_IDENTITY')
  return openid
}

function missing(error: unknown): never {
  throw error instanceof FunctionNotFound ? new HttpRefusal(404, 'UNKNOWN_FUNCTION') : error
}

/** A function that timed out or crashed is answered with HTTP 200 and an envelope, so that a client handles one shape only. */
export function toReply(outcome: Outcome): HttpReply {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'x-request-id': outcome.requestId }
  return { status: 200, headers, body: outcome.kind === 'reply' ? outcome.reply : JSON.stringify(toFailure(outcome)) }
}

const FAILURES = { timeout: 'FUNCTION_TIMEOUT', crash: 'INTERNAL', tooLarge: 'REPLY_TOO_LARGE', undeclared: 'REPLY_UNDECLARED' } as const

function toFailure(outcome: Exclude<Outcome, { kind: 'reply' }>) {
  const code = FAILURES[outcome.kind]
  return failure(code, outcome.kind === 'undeclared' ? `${REFUSALS[code]} ${outcome.detail}` : REFUSALS[code], outcome.requestId)
}

/** The same for callers inside this process: the parsed envelope. */
export function toEnvelope(outcome: Outcome): unknown {
  return outcome.kind === 'reply' ? (JSON.parse(outcome.reply) as unknown) : toFailure(outcome)
}

/** `GET /healthz`: 200 once everything is up. */
export function healthRoute(isReady: () => boolean): Route {
  return {
    path: PATHS.health,
    methods: ['GET', 'HEAD'],
    early: true,
    async handle() {
      if (!isReady()) throw new HttpRefusal(503, 'STARTING')
      return json({ ok: true })
    },
  }
}
