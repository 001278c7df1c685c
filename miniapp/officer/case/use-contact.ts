import { useState } from 'react'
import type { OutputOf } from '@shared/api'
import { call } from '@/cloud/call'
import { platform } from '@/platform/platform'
import { keepsRequest } from '@/data/outcomes'
import { useRequestId } from '@/session/request-id'
import { confirm, toast } from '@/ui/feedback'

/** Filled in for a handler's one-tap call; kept in the record, where the company reads it. */
const REASON = '联系办理'

/**
 * Opens the contact of a case after saying that the company will see it, then calls. Opened once, it is not asked for again while the page
 * stands. `onOpened`: the record has one entry more.
 */
export function useContact(caseId: string, onOpened: () => void) {
  const [contact, setContact] = useState<OutputOf<'case.openContact'> | null>(null)
  const [busy, setBusy] = useState(false)
  const requestId = useRequestId()

  const dial = async (): Promise<void> => {
    if (busy) return
    if (contact !== null) return platform.callPhone(contact.phone)
    const yes = await confirm({ title: '给企业联系人打电话', text: `会记一笔“${REASON}”，企业看得到。`, ok: '打电话' })
    if (!yes) return
    setBusy(true)
    const reply = await call('case.openContact', { caseId, requestId: requestId.current(), reason: REASON })
    setBusy(false)
    // A contact is sealed: its reply can be had again for ten minutes, later the id is used up and the next opening is another one.
    if (reply.ok || !keepsRequest(reply.error.code)) requestId.renew()
    if (!reply.ok) return toast(reply.error.message, 'bad')
    setContact(reply.data)
    platform.callPhone(reply.data.phone)
    onOpened()
  }

  return { contact, busy, dial }
}
