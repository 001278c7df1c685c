import { randomUUID } from 'node:crypto'
import { PATHS } from '../paths'
import { WireError } from '../wire-error'
import { json, readJson, type Route } from './http'
import { isSigned } from './signature'

/** Handles one wire action: parameters in, the reply without its requestId out; throws WireError for what the cloud refuses. */
export type WireHandler = (action: string, params: Record<string, unknown>) => Promise<Record<string, unknown>>

export interface AdminRouteOptions {
  credentials: { secretId: string; secretKey: string }
  /** By the part of the action before the dot: storage, functions. */
  handlers: Readonly<Record<string, WireHandler>>
  onError(error: unknown): void
}

// Lists of file ids, and what one function sends to another.
const WIRE_LIMIT = 1024 * 1024

/** Families of actions that the SDK has and that end somewhere else here: the data lie in PostgreSQL, identity in the context of a call. */
const ELSEWHERE = new Set(['database', 'wx', 'auth'])

/** `POST /admin`: the endpoint behind the unmodified @cloudbase/node-sdk. Errors come back with HTTP 200, as in the cloud. */
export function adminRoute({ credentials, handlers, onError }: AdminRouteOptions): Route {
  return {
    path: PATHS.admin,
    methods: ['POST'],
    early: true,
    async handle(request) {
      const requestId = randomUUID()
      try {
        if ((request.headers['content-type'] ?? '').startsWith('multipart/')) {
          throw new WireError('NOT_EMULATED', 'multipart actions (wx.openApi, wx.wxPayApi) are not emulated')
        }
        const params = await readJson(request, WIRE_LIMIT)
        if (!isSigned(request, params, credentials)) throw new WireError('SIGN_PARAM_INVALID', 'the signature does not match')
        const action = typeof params.action === 'string' ? params.action : ''
        const family = action.split('.')[0] ?? ''
        const handler = Object.hasOwn(handlers, family) ? handlers[family] : undefined
        if (ELSEWHERE.has(family)) throw new WireError('NOT_EMULATED', `${action} is not emulated`)
        if (!handler) throw new WireError('INVALID_ACTION', `invalid action ${action}`)
        return json({ requestId, ...(await handler(action, params)) })
      } catch (error) {
        if (error instanceof WireError) return json({ requestId, code: error.code, message: error.message })
        onError(error)
        return json({ requestId, code: 'SYS_ERR', message: error instanceof Error ? error.message : String(error) })
      }
    },
  }
}
