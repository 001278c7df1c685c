import { useEffect, useRef, useState } from 'react'
import type { InputOf, OutputOf, ReplyError } from '@shared/api'
import type { Attachments } from '@/form/use-attachments'
import { call } from '@/cloud/call'
import { presentInstant } from '@/session/now'
import { isUnsettled, useRequestId } from '@/session/request-id'
import { asksAbout, checkDraft, type DraftField } from './check-draft'
import { dropDraft, EMPTY_DRAFT, isBlank, keepContactName, loadDraft, saveDraft, type Draft } from './draft'

export type Filed = OutputOf<'case.file'>

export interface Filing {
  draft: Draft
  change: (part: Partial<Draft>) => void
  /** A sentence per field; empty until the first tap. */
  problems: Partial<Record<DraftField, string>>
  /** May it be sent as it stands? */
  ready: boolean
  /** When the draft was last kept on this device. */
  savedAt: string | null
  busy: boolean
  error: ReplyError | null
  /** No reply came, or none that settles it: it lies on this device and the next tap sends the same request. */
  unsent: boolean
  filed: Filed | null
  submit: () => Promise<void>
}

const SAVE_AFTER_MS = 400

export interface FilingOptions {
  /** What the draft is kept under: the company, or the code a stranger scanned. */
  subject: string
  company: { companyId: string } | { code: string }
  personId: string
  officerId: string | null
  contactName: string
  attachments: Attachments
}

/** Writing and filing one request. Every change is kept on this device; filing twice files once. */
export function useFiling({ subject, company, personId, officerId, contactName, attachments }: FilingOptions): Filing {
  const requestId = useRequestId()
  const [draft, setDraft] = useState<Draft>({ ...EMPTY_DRAFT, contactName })
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [problems, setProblems] = useState<Filing['problems']>({})
  const [error, setError] = useState<ReplyError | null>(null)
  const [busy, setBusy] = useState(false)
  const [filed, setFiled] = useState<Filed | null>(null)
  const loaded = useRef(false)

  useEffect(() => {
    const kept = loadDraft(subject)
    loaded.current = true
    if (kept === null) return
    requestId.keep(kept.requestId)
    setDraft({ ...kept.draft, contactName: kept.draft.contactName || contactName })
    setSavedAt(kept.savedAt)
    attachments.restore(kept.files)
    // Once per subject: a draft is taken up when the page opens.
  }, [subject])

  useEffect(() => {
    if (!loaded.current || filed !== null || (isBlank(draft) && attachments.kept.length === 0)) return undefined
    const timer = setTimeout(() => {
      const at = presentInstant()
      saveDraft(subject, { draft, files: attachments.kept, requestId: requestId.current(), savedAt: at })
      setSavedAt(at)
    }, SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [subject, draft, attachments.kept, filed, requestId])

  const change = (part: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...part }))
    setProblems((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))))
  }

  const submit = async (): Promise<void> => {
    if (busy) return
    const wrong = checkDraft(draft)
    setProblems(wrong)
    if (Object.keys(wrong).length > 0) return
    setBusy(true)
    setError(null)
    saveDraft(subject, { draft, files: attachments.kept, requestId: requestId.current(), savedAt: presentInstant() })
    const reply = await call('case.file', inputOf(draft, { company, officerId, requestId: requestId.current(), files: attachments.files }))
    setBusy(false)
    if (reply.ok) {
      dropDraft(subject)
      keepContactName(personId, draft.contactName.trim())
      requestId.renew()
      return setFiled(reply.data)
    }
    // The id is spent on other words: what is on the screen now is another request.
    if (reply.error.code === 'REQUEST_ID_REUSED') requestId.renew()
    setError(reply.error)
  }

  return {
    draft, change, problems, savedAt, busy, error, filed, submit,
    ready: Object.keys(checkDraft(draft)).length === 0,
    unsent: error !== null && isUnsettled(error.code),
  }
}

/** What goes over the wire for a draft. */
export function inputOf(
  draft: Draft,
  { company, officerId, requestId, files }: { company: FilingOptions['company']; officerId: string | null; requestId: string; files: Attachments['files'] },
): InputOf<'case.file'> {
  const phone = draft.contactPhone.trim()
  const about = asksAbout(draft) ? aboutOf(draft, officerId) : null
  return {
    requestId,
    ...company,
    kind: draft.kind ?? 'help',
    matter: draft.matter,
    text: draft.text,
    files,
    contact: { name: draft.contactName.trim(), ...(phone === '' ? {} : { phone }) },
    urgent: draft.urgent,
    ...(about === null ? {} : { about }),
  }
}

function aboutOf({ about }: Draft, officerId: string | null): { personId: string } | { unitId: string } | null {
  if (about?.of === 'unit') return { unitId: about.unitId }
  return about?.of === 'officer' && officerId !== null ? { personId: officerId } : null
}
