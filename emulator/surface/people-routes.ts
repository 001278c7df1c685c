import type { DurableState } from '../data/durable-state'
import { HttpRefusal } from '../gateway/envelope'
import { json, readJson, type Route } from '../gateway/http'
import { PATHS } from '../paths'
import type { Ledger } from '../wechat/ledger'
import type { Phones } from '../wechat/phone'
import type { Answer, Subscribe } from '../wechat/subscribe'
import type { WechatTemplates } from '../wechat/templates'
import { count, SURFACE_LIMIT, text } from './input'

export interface PeopleRoutesOptions {
  personas: DurableState
  codes: DurableState
  ledger: Ledger
  subscribe: Subscribe
  phones: Phones
  templates: WechatTemplates
}

/** Who can be chosen to be, what WeChat delivered to them, what they accepted. */
export function peopleRoutes({ personas, codes, ledger, subscribe, phones, templates }: PeopleRoutesOptions): Route[] {
  const at = (path: string) => `${PATHS.surface}${path}`
  return [
    { path: at('personas'), methods: ['GET'], handle: async () => json(personas.get('list') ?? []) },
    { path: at('codes'), methods: ['GET'], handle: async () => json(codes.get('list') ?? []) },
    { path: at('templates'), methods: ['GET'], handle: async () => json(templates) },
    {
      path: at('messages'),
      methods: ['GET'],
      handle: async ({ query }) => json(ledger.delivered(query.get('openid') ?? undefined)),
    },
    {
      path: at('subscriptions'),
      methods: ['GET'],
      handle: async ({ query }) => json(ledger.credits(text({ openid: query.get('openid') }, 'openid'))),
    },
    {
      path: at('subscriptions'),
      methods: ['POST'],
      async handle(request) {
        const body = await readJson(request, SURFACE_LIMIT)
        const openid = text(body, 'openid')
        if (body.status === 'refuse') await subscribe.refuse(openid, text(body, 'templateId'))
        else await subscribe.answer(openid, answersOf(body), count(body, 'times', 1, 100))
        return json(ledger.credits(openid))
      },
    },
    {
      path: at('phone-codes'),
      methods: ['POST'],
      async handle(request) {
        const body = await readJson(request, SURFACE_LIMIT)
        const phone = body.phone === undefined ? undefined : text(body, 'phone')
        return json({ code: phones.mint(text(body, 'openid'), phone) })
      },
    },
  ]
}

/** `{ templateId }` is one template accepted; `{ answers: { id: accept | reject } }` is a whole panel. */
function answersOf(body: Record<string, unknown>): Record<string, Answer> {
  const { answers } = body
  if (answers === undefined) return { [text(body, 'templateId')]: 'accept' }
  const valid = typeof answers === 'object' && answers !== null
    && Object.values(answers).every((answer) => answer === 'accept' || answer === 'reject')
  if (!valid || Object.keys(answers).length === 0) {
    throw new HttpRefusal(400, 'BAD_INPUT', '请求内容不对：answers 应写明每个模板是 accept 还是 reject。')
  }
  return answers as Record<string, Answer>
}
