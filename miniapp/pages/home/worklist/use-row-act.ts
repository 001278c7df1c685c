import { useRef, useState } from 'react'
import type { CaseSummary } from '@shared/case/views'
import { call } from '@/cloud/call'
import { ACT_WORDS } from '@/presenters/acts'
import { failureTitle, keepsRequest } from '@/data/outcomes'
import { drawRequestId } from '@/data/request-id'
import { askReminders } from '@/session/subscribe'
import { confirm, toast } from '@/ui/feedback'

/**
 * Accepts or claims a case from its row. The same case keeps its request id until the server has answered, so that a retry after a lost
 * reply is the same act. `onDone` is called whatever happened to the case, to read the list again.
 */
export function useRowAct(onDone: () => void) {
  const [busyId, setBusyId] = useState<string | null>(null)
  const ids = useRef(new Map<string, string>())

  const submit = async (one: CaseSummary, act: 'accept' | 'claim') => {
    const key = `${act}:${one.id}`
    const requestId = ids.current.get(key) ?? drawRequestId()
    ids.current.set(key, requestId)
    const reply = await call(`case.${act}`, { caseId: one.id, requestId, seen: one.version })
    setBusyId(null)
    if (reply.ok || !keepsRequest(reply.error.code)) ids.current.delete(key)
    if (reply.ok) {
      toast(ACT_WORDS[act].done)
      onDone()
      return
    }
    await confirm({ title: failureTitle(reply.error.code, '没有成功'), text: reply.error.message, ok: '知道了', cancel: null })
    onDone()
  }

  const act = (one: CaseSummary, what: 'accept' | 'claim') => {
    if (busyId !== null) return
    // The panel for reminders must open inside the tap; accepting goes on whatever is answered.
    const asked = askReminders(['task'])
    setBusyId(one.id)
    void asked.then(() => submit(one, what))
  }

  return { busyId, act }
}
