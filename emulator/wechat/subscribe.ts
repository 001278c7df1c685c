import type { Events } from './events'
import { quirkyList } from './events'
import { WechatError } from './errors'
import { messageFault } from './fields'
import type { Ledger } from './ledger'
import type { Pages } from './pages'
import type { WechatTemplates } from './templates'

const OPENID = /^[A-Za-z0-9_-]{1,64}$/

export interface SubscribeOptions {
  ledger: Ledger
  templates: WechatTemplates
  pages: Pages
  events: Events
  now(): number
}

/** What a person answered in the panel that requestSubscribeMessage shows. */
export type Answer = 'accept' | 'reject'

export interface Subscribe {
  /** `/cgi-bin/message/subscribe/send`. */
  send(body: Record<string, unknown>): Promise<{ errcode: 0; errmsg: 'ok'; msgid: string }>
  /** The person answered a panel: the ledger is written, then the event goes out. */
  answer(openid: string, answers: Readonly<Record<string, Answer>>, times?: number): Promise<void>
  /** The person chose 拒收 in the menu of a card. */
  refuse(openid: string, templateId: string): Promise<void>
}

/** Subscription messages with the order of checks, the field rules and the credits of the platform (wechat.md §1). */
export function createSubscribe({ ledger, templates, pages, events, now }: SubscribeOptions): Subscribe {
  const sending = new Set<string>()
  let lastId = 0n
  const nextId = () => {
    const byTime = BigInt(now()) * 1000n
    lastId = byTime > lastId ? byTime : lastId + 1n
    return String(lastId)
  }

  async function deliver(touser: string, templateId: string, body: Record<string, unknown>) {
    if (!(await ledger.spend(touser, templateId))) throw new WechatError(43101)
    const msgid = nextId()
    const page = typeof body.page === 'string' ? body.page : ''
    const data = body.data as Record<string, { value: string }>
    await ledger.deliver({ touser, templateId, page, data, at: new Date(now()).toISOString(), msgid })
    events.push('subscribe_msg_event', touser, Math.floor(now() / 1000), {
      Event: 'subscribe_msg_sent_event',
      List: quirkyList([{ TemplateId: templateId, MsgID: msgid, ErrorCode: '0', ErrorStatus: 'success' }]),
    })
    return { errcode: 0, errmsg: 'ok', msgid } as const
  }

  return {
    async send(body) {
      const { touser, template_id: templateId, page, data } = body
      if (typeof touser !== 'string' || !OPENID.test(touser)) throw new WechatError(40003)
      const template = typeof templateId === 'string' && Object.hasOwn(templates, templateId) ? templates[templateId] : undefined
      if (typeof templateId !== 'string' || !template) throw new WechatError(40037)
      const hasPage = page !== undefined && page !== ''
      if (hasPage && (typeof page !== 'string' || !pages.has(page.split('?')[0] ?? ''))) throw new WechatError(41030)
      const fault = messageFault(template.fields, data)
      if (fault) throw new WechatError(47003, fault)
      if (sending.has(touser)) throw new WechatError(43108)
      sending.add(touser)
      try {
        return await deliver(touser, templateId, body)
      } finally {
        sending.delete(touser)
      }
    },

    async answer(openid, answers, times = 1) {
      const accepted = Object.entries(answers).filter(([, answer]) => answer === 'accept')
      for (const [templateId] of accepted) await ledger.accept(openid, templateId, times)
      const list = Object.entries(answers).map(([TemplateId, answer]) => ({ TemplateId, SubscribeStatusString: answer, PopupScene: '0' }))
      // One panel is one accept; each has a second of its own, because pushes with the same CreateTime are repeats of one another.
      for (let panel = times - 1; panel >= 0; panel -= 1) {
        const createTime = String(Math.floor(now() / 1000) - panel)
        events.push('subscribe_msg_event', openid, createTime, { Event: 'subscribe_msg_popup_event', List: quirkyList(list) })
      }
    },

    async refuse(openid, templateId) {
      await ledger.refuse(openid, templateId)
      events.push('subscribe_msg_event', openid, String(Math.floor(now() / 1000)), {
        Event: 'subscribe_msg_change_event',
        List: quirkyList([{ TemplateId: templateId, SubscribeStatusString: 'reject' }]),
      })
    },
  }
}
