import type { DurableState } from '../data/durable-state'
import { createQueue } from '../queue'

/** A delivered subscription message, as the person finds it in WeChat. */
export interface DeliveredMessage {
  touser: string
  templateId: string
  page: string
  data: Record<string, { value: string }>
  /** ISO, emulated. */
  at: string
  msgid: string
}

interface Entry {
  credits: number
  /** The person chose 拒收 for this template: credits do not count until the next accept. */
  refused: boolean
}

export interface Ledger {
  accept(openid: string, templateId: string, times: number): Promise<void>
  refuse(openid: string, templateId: string): Promise<void>
  /** Takes one credit; false when there is none. */
  spend(openid: string, templateId: string): Promise<boolean>
  /** What is left, per template. */
  credits(openid: string): Record<string, number>
  deliver(message: DeliveredMessage): Promise<void>
  /** Oldest first; of everybody when no openid is given. */
  delivered(openid?: string): DeliveredMessage[]
}

/** The platform's truth about who may still be written to, and what was delivered. Kept on disk. */
export function createLedger(entries: DurableState, messages: DurableState): Ledger {
  /** One change at a time: a balance is read, decided on and written without another change in between. */
  const inTurn = createQueue()
  const key = (openid: string, templateId: string) => `${openid}|${templateId}`
  const find = (openid: string, templateId: string) =>
    (entries.get(key(openid, templateId)) as Entry | undefined) ?? { credits: 0, refused: false }

  return {
    accept: (openid, templateId, times) => inTurn(async () => {
      const { credits } = find(openid, templateId)
      await entries.put(key(openid, templateId), { credits: credits + times, refused: false })
    }),
    refuse: (openid, templateId) => inTurn(async () => {
      await entries.put(key(openid, templateId), { ...find(openid, templateId), refused: true })
    }),
    spend: (openid, templateId) => inTurn(async () => {
      const entry = find(openid, templateId)
      if (entry.refused || entry.credits < 1) return false
      await entries.put(key(openid, templateId), { ...entry, credits: entry.credits - 1 })
      return true
    }),
    credits: (openid) => Object.fromEntries(entries.entries(`${openid}|`).map(([name, value]) => {
      const { credits, refused } = value as Entry
      return [name.slice(openid.length + 1), refused ? 0 : credits]
    })),
    deliver: (message) => messages.put(`${message.touser}|${message.msgid}`, message),
    delivered: (openid) => messages
      .entries(openid === undefined ? undefined : `${openid}|`)
      .map(([, message]) => message as DeliveredMessage)
      .sort((a, b) => Number(BigInt(a.msgid) - BigInt(b.msgid))),
  }
}
