import { randomUUID } from 'node:crypto'
import { WireError } from '../database/index'
import { PATHS } from '../paths'
import type { WireLog } from '../stats/wire-log'
import { json, readJson, type Route } from './http'
import { isSigned } from './signature'

/** Handles one wire action: parameters in, the reply without its requestId out; throws WireError for what the cloud refuses. */
export type WireHandler = (action: string, params: Record<string, unknown>, seqId: string) => Promise<Record<string, unknown>>

export interface AdminRouteOptions {
  credentials: { secretId: string; secretKey: string }
  /** By the part of the action before the dot: database, storage, functions. */
  handlers: Readonly<Record<string, WireHandler>>
  wireLog: WireLog
  onError(error: unknown): void
}

// The cloud takes documents of up to 16 MB; a batch of adds is sent as one request.
const WIRE_LIMIT = 32 * 1024 * 1024

/** `POST /admin`: the endpoint behind the unmodified @cloudbase/node-sdk. Errors come back with HTTP 200, as in the cloud. */
export function adminRoute({ credentials, handlers, wireLog, onError }: AdminRouteOptions): Route {
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
        if (!handler) throw new WireError('INVALID_ACTION', `invalid action ${action}`)
        const seqId = request.query.get('seqId') ?? ''
        wireLog.note(seqId, action)
        return json({ requestId, ...(await handler(action, params, seqId)) })
      } catch (error) {
        if (error instanceof WireError) return json({ requestId, code: error.code, message: error.message })
        onError(error)
        return json({ requestId, code: 'SYS_ERR', message: error instanceof Error ? error.message : String(error) })
      }
    },
  }
}
