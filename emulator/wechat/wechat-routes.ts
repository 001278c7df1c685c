import { setTimeout as wait } from 'node:timers/promises'
import { HttpRefusal } from '../gateway/envelope'
import { json, readJson, type HttpReply, type HttpRequest, type Route } from '../gateway/http'
import { PATHS } from '../paths'
import { drawCode } from './code-image'
import { WechatError } from './errors'
import type { Faults } from './faults'
import type { Pages } from './pages'
import type { Phones } from './phone'
import type { Security } from './security'
import type { Subscribe } from './subscribe'
import type { Tokens } from './tokens'

export interface WechatRoutesOptions {
  tokens: Tokens
  subscribe: Subscribe
  phones: Phones
  security: Security
  pages: Pages
  faults: Faults
}

const BODY_LIMIT = 1024 * 1024
/** How long an answer that never comes is waited for before the connection is dropped. */
const SILENCE_MS = 60_000

type Body = Record<string, unknown>

/** `/wechat/*`: the stand-in for https://api.weixin.qq.com, reached because WX_API_BASE says so. */
export function wechatRoutes({ tokens, subscribe, phones, security, pages, faults }: WechatRoutesOptions): Route[] {
  const withToken = (handle: (body: Body) => Promise<unknown>) => async (body: Body, query: URLSearchParams) => {
    tokens.check(query.get('access_token'))
    return handle(body)
  }
  const interfaces: Readonly<Record<string, (body: Body, query: URLSearchParams) => Promise<unknown>>> = {
    '/cgi-bin/stable_token': (body) => tokens.issue(body),
    '/cgi-bin/message/subscribe/send': withToken((body) => subscribe.send(body)),
    '/wxa/getwxacodeunlimit': withToken((body) => drawCode(body, pages)),
    '/wxa/business/getuserphonenumber': withToken(async (body) => phones.redeem(body)),
    '/wxa/msg_sec_check': withToken(async (body) => security.checkText(body)),
    '/wxa/media_check_async': withToken((body) => security.checkMedia(body)),
  }

  async function perform(request: HttpRequest, api: string): Promise<HttpReply> {
    const handle = Object.hasOwn(interfaces, api) ? interfaces[api] : undefined
    if (!handle) throw new HttpRefusal(404, 'NOT_FOUND')
    try {
      if (request.method !== 'POST') throw new WechatError(43002)
      const body = await readJson(request, BODY_LIMIT).catch((error: unknown) => {
        throw error instanceof HttpRefusal && error.status === 400 ? new WechatError(47001) : error
      })
      const answer = await handle(body, request.query)
      return Buffer.isBuffer(answer) ? { status: 200, headers: { 'content-type': 'image/png' }, body: answer } : json(answer)
    } catch (error) {
      if (error instanceof WechatError) return json({ errcode: error.errcode, errmsg: error.message })
      throw error
    }
  }

  return [{
    path: PATHS.wechat,
    methods: ['GET', 'POST'],
    early: true,
    async handle(request) {
      const api = request.path.slice(PATHS.wechat.length - 1)
      const fault = faults.take(api)
      if (typeof fault === 'number') return json({ errcode: fault, errmsg: 'system error' })
      if (fault === 'hangup') return 'destroy'
      const reply = await perform(request, api)
      if (fault !== 'timeout') return reply
      await Promise.race([wait(SILENCE_MS, undefined, { ref: false }), new Promise((resolve) => request.raw.socket.once('close', resolve))])
      return 'destroy'
    },
  }]
}
