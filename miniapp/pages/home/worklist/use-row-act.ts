import { useState } from 'react'
import type { CaseSummary } from '@shared/case/views'
import { ROW_ACT_WORDS } from '@/words/row-acts'
import { failureTitle } from '@/data/outcomes'
import { useMutation } from '@/data/use-mutation'
import { askReminders } from '@/session/subscribe'
import { confirm, toast } from '@/ui/feedback'

/**
 * Accepts or claims a case from its row. The same case keeps its request id until the server has answered, so that a retry after a lost
 * reply is the same act. `onDone` is called whatever happened to the case, to read the list again.
 */
export function useRowAct(onDone: () => void) {
  const [busyId, setBusyId] = useState<string | null>(null)
  const { run } = useMutation()

  const submit = async (one: CaseSummary, act: 'accept' | 'claim') => {
    const reply = await run(`case.${act}`, (requestId) => ({ caseId: one.id, requestId, seen: one.version }), `${act} ${one.id}`)
    setBusyId(null)
    if (reply === null) return
    if (reply.ok) {
      toast(ROW_ACT_WORDS[act].done)
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
