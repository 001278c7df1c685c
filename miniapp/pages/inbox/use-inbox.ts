import type { MessageView } from '@shared/api/directory-views'
import type { ReplyError } from '@/cloud/contract'
import { askOnce } from '@/data/ask-once'
import { useList, type List } from '@/data/use-list'
import { useMutation } from '@/data/use-mutation'
import { amendMe, sessionState } from '@/session/store'

export interface Inbox extends List<MessageView> {
  /** Marks one as read at once on the screen; the server is told in passing. */
  read: (message: MessageView) => void
  /** Resolves with the failure to show, if any. */
  readAll: () => Promise<ReplyError | null>
}

/** The messages of whoever is signed in, newest first; those gathered in one message, when `digest` names it. `wanted` false: nothing is read. */
export function useInbox(wanted: boolean, digest: string | undefined): Inbox {
  const list = useList('directory.inbox', wanted ? { ...(digest === undefined ? {} : { digest }) } : null)
  const all = useMutation()

  return {
    ...list,
    read: (message) => {
      if (message.read) return
      list.retouch((row) => (row.id === message.id ? { ...row, read: true } : row))
      amendMe({ unread: Math.max(0, (sessionState().me?.unread ?? 1) - 1) })
      void askOnce('directory.readMessages', { ids: [message.id] }).then((reply) => { if (reply.ok) amendMe({ unread: reply.data.unread }) })
    },
    readAll: async () => {
      const reply = await all.run('directory.readMessages', () => ({ all: true }))
      if (reply === null) return null
      if (!reply.ok) return reply.error
      list.retouch((row) => ({ ...row, read: true }))
      amendMe({ unread: reply.data.unread })
      return null
    },
  }
}
