import { HttpRefusal } from '../gateway/envelope'
import { json, readJson, type Route } from '../gateway/http'
import { PATHS } from '../paths'
import type { Fault, Faults } from '../wechat/faults'
import type { Security } from '../wechat/security'
import { count, SURFACE_LIMIT, text, texts } from './input'

/** How the platform behaves: faults to play and words that the content check finds. */
export function platformRoutes(faults: Faults, security: Security): Route[] {
  return [
    {
      path: `${PATHS.surface}wechat/faults`,
      methods: ['POST'],
      async handle(request) {
        const body = await readJson(request, SURFACE_LIMIT)
        if (body.clear === true) faults.clear()
        else faults.set(text(body, 'api'), faultOf(body), count(body, 'times', 1, 1000))
        return json({ ok: true })
      },
    },
    { path: `${PATHS.surface}wechat/words`, methods: ['GET'], handle: async () => json(security.words()) },
    {
      path: `${PATHS.surface}wechat/words`,
      methods: ['POST'],
      async handle(request) {
        const body = await readJson(request, SURFACE_LIMIT)
        await security.setWords({ risky: texts(body, 'risky'), review: texts(body, 'review') })
        return json(security.words())
      },
    },
  ]
}

/** `errcode` says what happens; an absent one on `events` means that the push is delivered twice. */
function faultOf({ api, errcode }: Record<string, unknown>): Fault {
  if (api === 'events') return 'twice'
  if (errcode === 'timeout' || errcode === 'hangup') return errcode
  if (typeof errcode === 'number' && Number.isInteger(errcode) && errcode !== 0) return errcode
  throw new HttpRefusal(400, 'BAD_INPUT', '请求内容不对：errcode 应是错误码、timeout 或 hangup。')
}
