import { randomBytes } from 'node:crypto'
import { messageOf, refuse, type ErrorCode, type Refusal } from '../../shared/api/errors'
import { toInstant } from '../../shared/kernel/instant'
import { err, ok, type Result } from '../../shared/kernel/result'
import type { Reply } from '../../shared/api'
import { DatabaseFailure } from '../_database/failure'
import type { Ports } from '../_ports'
import { getCaller } from '../_runtime/caller'
import { errorFields, log, type LogFields } from '../_runtime/logger'
import { CODE_OF_FAILURE } from '../_runtime/serve'
import { type HttpAnswer, type HttpEvent, readHttp } from './http-event'
import { type PageAct, type PageAnswer, randomOf } from './page-request'

/** What a refusal is in HTTP; any other is a 400. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  DESK_OFF: 404, ACTION_UNKNOWN: 404, DESK_FOREIGN_PAGE: 403, DESK_ON_PHONE_ONLY: 403, DESK_TOO_OFTEN: 429, BUSY: 503, OUTAGE: 503, INTERNAL: 500, OUTCOME_UNKNOWN: 503,
  DESK_SIGN_IN: 401, DESK_ENDED: 401, DESK_IDLE: 401, DESK_OVER: 401, DESK_NO_OFFICE: 401,
}

/** Nothing here is kept, shown in a frame, or taken for anything but JSON. */
const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const

/**
 * The HTTP side: what the page in a browser asks for, by the last part of its path. Before any of it: a page is served here at all; it is a POST of JSON with our own
 * header, which no form and no foreign page can send without asking the browser first, and that asks us in vain; and the browser names our page as its origin.
 * Never throws. One log line per request, which says neither code nor number nor cookie.
 */
export function gate(acts: Readonly<Record<string, PageAct>>, wire: () => Ports): (event: Readonly<Record<string, unknown>>, context: unknown) => Promise<HttpAnswer> {
  return async (event, context) => {
    const startedAt = performance.now()
    const { requestId: given, clientIp } = getCaller(context)
    const requestId = given === '' ? randomBytes(8).toString('hex') : given
    const http = readHttp(event)
    const act = Object.hasOwn(acts, http.name) ? acts[http.name] : undefined
    const { result, fault } = await run(act, http, { requestId, address: clientIp }, wire)
    const reply = replyOf(result, requestId)
    log(fault ? 'error' : 'info', {
      requestId, fn: 'desk', page: act ? http.name : 'unknown', ms: Math.round(performance.now() - startedAt), ok: reply.ok, code: reply.ok ? undefined : reply.error.code, ...fault,
    })
    const cookie = result.ok ? result.value.cookie : undefined
    return {
      isBase64Encoded: false,
      statusCode: result.ok ? 200 : (STATUS[result.error.code] ?? 400),
      headers: { ...HEADERS, 'x-request-id': requestId, ...(cookie === undefined ? {} : { 'set-cookie': cookie }) },
      body: JSON.stringify(reply),
    }
  }
}

async function run(act: PageAct | undefined, http: HttpEvent, of: { requestId: string; address: string | null }, wire: () => Ports): Promise<{ result: Result<PageAnswer, Refusal>; fault?: LogFields }> {
  try {
    const ports = wire()
    const origin = ports.deskOrigin
    if (origin === null) return { result: refuse('DESK_OFF') }
    const asked = isOurs(http, origin) ? (act ? ok(act) : refuse('ACTION_UNKNOWN')) : refuse('DESK_FOREIGN_PAGE')
    if (!asked.ok) return { result: asked }
    if (typeof http.body !== 'object' || http.body === null || Array.isArray(http.body)) return { result: refuse('INPUT_INVALID', [{ path: '', code: 'INPUT_INVALID' }]) }
    return { result: await asked.value({ http, origin, ...of, now: toInstant(Date.now()), ports, random: randomOf }) }
  } catch (error) {
    return { result: err({ code: error instanceof DatabaseFailure ? CODE_OF_FAILURE[error.kind] : 'INTERNAL' }), fault: errorFields(error) }
  }
}

/** Sent by our own page, and by no other (OWASP, Cross-Site Request Forgery Prevention: origin, and a header of one's own). */
const isOurs = ({ httpMethod, header }: HttpEvent, origin: string): boolean =>
  httpMethod === 'POST' && header('origin') === origin && header('x-desk') === '1' && /^application\/json\s*(;|$)/i.test(header('content-type'))

function replyOf(result: Result<PageAnswer, Refusal>, requestId: string): Reply<unknown> {
  if (!result.ok) return { ok: false, error: { ...result.error, message: messageOf(result.error), requestId } }
  const { reply } = result.value
  return 'data' in reply ? { ok: true, data: reply.data } : reply.asGiven
}
