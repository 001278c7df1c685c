import { useCallback, useRef, useState } from 'react'
import type { MessageView } from '@shared/api/directory.api'
import { call } from '@/cloud/call'
import type { ReplyError } from '@/cloud/contract'
import { amendMe, sessionState } from '@/session/store'

export interface Inbox {
  /** Null until the first answer. */
  messages: MessageView[] | null
  more: boolean
  busy: boolean
  error: ReplyError | null
  refresh: () => Promise<void>
  readOn: () => Promise<void>
  /** Marks one as read at once on the screen; the server is told in passing. */
  read: (message: MessageView) => void
  /** Resolves with the failure to show, if any. */
  readAll: () => Promise<ReplyError | null>
}

const PAGE = 20

/** The messages of whoever is signed in, newest first. */
export function useInbox(): Inbox {
  const [messages, setMessages] = useState<MessageView[] | null>(null)
  const [next, setNext] = useState<string | null>(null)
  const [error, setError] = useState<ReplyError | null>(null)
  const [busy, setBusy] = useState(false)
  const round = useRef(0)

  const ask = useCallback(async (cursor: string | null) => {
    const mine = ++round.current
    setBusy(true)
    const reply = await call('directory.inbox', { limit: PAGE, ...(cursor === null ? {} : { cursor }) })
    if (mine !== round.current) return
    setBusy(false)
    setError(reply.ok ? null : reply.error)
    if (!reply.ok) return
    const { items } = reply.data
    setNext(reply.data.next)
    setMessages((before) => {
      if (cursor === null || before === null) return items
      const known = new Set(before.map(({ id }) => id))
      return [...before, ...items.filter(({ id }) => !known.has(id))]
    })
  }, [])

  const markRead = (these: (message: MessageView) => boolean): void =>
    setMessages((before) => before?.map((message) => (these(message) ? { ...message, read: true } : message)) ?? null)

  return {
    messages,
    more: next !== null,
    busy,
    error,
    refresh: useCallback(() => ask(null), [ask]),
    readOn: useCallback(async () => { if (next !== null) await ask(next) }, [ask, next]),
    read: (message) => {
      if (message.read) return
      markRead(({ id }) => id === message.id)
      amendMe({ unread: Math.max(0, (sessionState().me?.unread ?? 1) - 1) })
      void call('directory.readMessages', { ids: [message.id] }).then((reply) => { if (reply.ok) amendMe({ unread: reply.data.unread }) })
    },
    readAll: async () => {
      const reply = await call('directory.readMessages', { all: true })
      if (!reply.ok) return reply.error
      markRead(() => true)
      amendMe({ unread: reply.data.unread })
      return null
    },
  }
}
