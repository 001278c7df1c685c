import { useState } from 'react'
import type { OutputOf } from '@shared/api'
import { useMutation } from '@/data/use-mutation'
import { platform } from '@/platform/platform'
import { confirm, toast } from '@/ui/feedback'

/** Filled in for a handler's one-tap call; kept in the record, where the company reads it. */
const REASON = '联系办理'

/**
 * Opens the contact of a case after saying that the company will see it, then calls. Opened once, it is not asked for again while the page
 * stands. `onOpened`: the record has one entry more.
 */
export function useContact(caseId: string, onOpened: () => void) {
  const [contact, setContact] = useState<OutputOf<'case.openContact'> | null>(null)
  // A contact is sealed: its reply can be had again for ten minutes, so what was opened is another opening the next time.
  const { run, busy } = useMutation()

  const dial = async (): Promise<void> => {
    if (busy) return
    if (contact !== null) return platform.callPhone(contact.phone)
    const yes = await confirm({ title: '给企业联系人打电话', text: `会记一笔“${REASON}”，企业看得到。`, ok: '打电话' })
    if (!yes) return
    const reply = await run('case.openContact', (requestId) => ({ caseId, requestId, reason: REASON }))
    if (reply === null) return
    if (!reply.ok) return toast(reply.error.message, 'bad')
    setContact(reply.data)
    platform.callPhone(reply.data.phone)
    onOpened()
  }

  return { contact, busy, dial }
}
