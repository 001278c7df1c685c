import { useRef, useState } from 'react'
import type { ReplyError } from '@shared/api'
import type { SupervisionView } from '@shared/supervision/contract'
import { call } from '@/cloud/call'
import { platform } from '@/platform/platform'
import { isUnsettled, useRequestId } from '@/session/request-id'
import { toast } from '@/ui/feedback'
import { SUPERVISION_WORDS, type SupervisionDoing, textProblem } from './words'

/** What is being done: to the case (order), or to one of its orders. */
export interface Doing {
  what: SupervisionDoing
  order: Pick<SupervisionView, 'id' | 'version'> | null
}

export interface SupervisionDraft {
  text: string
  day: string
}

/** What was begun is kept on this device until it is sent, so that a lost network or a closed page loses nothing. */
export function useSupervising(of: { caseId: string; version: number; personId: string }, doing: Doing | null, firstDay: string, onDone: () => void) {
  const key = doing === null ? '' : `msb.supervision.${of.personId}.${of.caseId}.${doing.what}.${doing.order?.id ?? ''}`
  const [drafts, setDrafts] = useState<Readonly<Record<string, SupervisionDraft>>>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [error, setError] = useState<ReplyError | null>(null)
  const [busy, setBusy] = useState(false)
  const requestId = useRequestId()
  const named = useRef('')
  const draft = drafts[key] ?? (key === '' ? undefined : platform.storage.get<SupervisionDraft>(key)) ?? { text: '', day: firstDay }

  const amend = (change: Partial<SupervisionDraft>): void => {
    setProblem(null)
    const next = { ...draft, ...change }
    setDrafts((known) => ({ ...known, [key]: next }))
    platform.storage.set(key, next)
  }

  const send = ({ what, order }: Doing) => {
    const request = { requestId: requestId.current(), text: draft.text }
    if (what === 'order' || order === null) return call('supervision.order', { caseId: of.caseId, seen: of.version, day: draft.day, ...request })
    const input = { supervisionId: order.id, seen: order.version, ...request }
    if (what === 'meet') return call('supervision.meet', draft.text.trim() === '' ? { supervisionId: order.id, seen: order.version, requestId: request.requestId } : input)
    return what === 'reply' ? call('supervision.reply', input) : call('supervision.withdraw', input)
  }

  const submit = async (): Promise<void> => {
    if (doing === null || busy) return
    const wrong = textProblem(doing.what, draft.text)
    setProblem(wrong)
    if (wrong !== null) return
    // An id belongs to one thing that is done: used for another, it would be refused.
    if (named.current !== key) requestId.renew()
    named.current = key
    setBusy(true)
    const reply = await send(doing)
    setBusy(false)
    if (reply.ok || !isUnsettled(reply.error.code)) requestId.renew()
    setError(reply.ok ? null : reply.error)
    if (!reply.ok) return
    setDrafts((known) => Object.fromEntries(Object.entries(known).filter(([each]) => each !== key)))
    platform.storage.remove(key)
    toast(SUPERVISION_WORDS[doing.what].done)
    onDone()
  }

  return { draft, amend, problem, error, busy, submit, forget: () => { setError(null); setProblem(null) } }
}
