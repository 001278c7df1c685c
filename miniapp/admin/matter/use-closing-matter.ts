import type { ReplyError } from '@shared/api'
import type { MatterView } from '@shared/api/matter.api'
import { useMutation } from '@/data/use-mutation'
import { confirm, toast } from '@/ui/feedback'

/** Closing a matter once that was confirmed, and opening it again. `onDone`: read again. */
export function useClosingMatter(onDone: () => Promise<unknown>): { turn: (matter: MatterView) => Promise<void>; busy: boolean; error: ReplyError | null } {
  const { run, busy, error } = useMutation()
  return {
    busy, error,
    async turn({ id, version, state, name }) {
      const open = state === 'closed'
      if (!open && !await confirm({ title: `停办“${name}”？`, text: '停办以后找不到它，它的码打开会说已经停办。以后可以重新启用。', ok: '停办', tone: 'danger' })) return
      const reply = await run('matter.close', (requestId) => ({ requestId, matterId: id, seen: version, open }))
      if (reply === null) return
      if (reply.ok) toast(open ? '已重新启用' : '已停办')
      await onDone()
    },
  }
}
