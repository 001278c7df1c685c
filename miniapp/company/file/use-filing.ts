import { useState } from 'react'
import type { OutputOf, ReplyError } from '@shared/api'
import { call } from '@/cloud/call'
import { type FormRun, useForm } from '@/form/use-form'
import { keepsRequest } from '@/data/outcomes'
import { keepContactName } from './contact-name'
import { aboutProblem, FILING_FORM, type FilingCompany, type FilingFields, filingInput } from './filing-form'

export type Filed = OutputOf<'case.file'>

export interface Filing {
  form: FormRun<FilingFields>
  busy: boolean
  error: ReplyError | null
  /** No reply came, or none that settles it: it lies on this device and the next tap sends the same request. */
  unsent: boolean
  filed: Filed | null
  submit: () => Promise<void>
}

export interface FilingOptions extends FilingCompany {
  /** What the draft is kept under: the company, or the one whose code a stranger scanned. */
  subject: string
  personId: string
  contactName: string
  allowFiles: () => Promise<boolean>
}

/** Writing and filing one request; filing twice files once. */
export function useFiling({ subject, company, personId, officerId, contactName, allowFiles }: FilingOptions): Filing {
  const form = useForm({ fields: FILING_FORM, draftKey: `file.${subject}`, start: { name: contactName }, allowFiles, also: aboutProblem })
  const [error, setError] = useState<ReplyError | null>(null)
  const [busy, setBusy] = useState(false)
  const [filed, setFiled] = useState<Filed | null>(null)

  const submit = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    setError(null)
    form.keep()
    const values = form.filled()
    const reply = await call('case.file', filingInput(values, { company, officerId, requestId: form.requestId.current() }))
    setBusy(false)
    if (reply.ok) {
      form.done()
      keepContactName(personId, values.name.trim())
      return setFiled(reply.data)
    }
    // The id is spent on other words: what is on the screen now is another request.
    if (reply.error.code === 'REQUEST_ID_REUSED') form.requestId.renew()
    setError(reply.error)
  }
  return { form, busy, error, filed, submit, unsent: error !== null && keepsRequest(error.code) }
}
