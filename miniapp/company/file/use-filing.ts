import { useState } from 'react'
import type { CaseKind } from '@shared/case/kinds'
import type { OutputOf, ReplyError } from '@shared/api'
import { keepsRequest } from '@/data/outcomes'
import { useMutation } from '@/data/use-mutation'
import { type FormRun, useForm } from '@/form/use-form'
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
  /** Stands in it from the beginning, under a draft of its own; null: nothing is chosen. */
  kind: CaseKind | null
  personId: string
  contactName: string
  allowFiles: () => Promise<boolean>
}

/** Writing and filing one request; filing twice files once. */
export function useFiling({ subject, kind, company, personId, officerId, matterId, contactName, allowFiles }: FilingOptions): Filing {
  const form = useForm({ fields: FILING_FORM, draftKey: kind === null ? `file.${subject}` : `file.${subject}.${kind}`, start: { name: contactName, ...(kind === null ? {} : { kind }) }, allowFiles, also: aboutProblem })
  const { run, busy, error, reset } = useMutation({ ids: form.ids })
  const [filed, setFiled] = useState<Filed | null>(null)

  const submit = async (): Promise<void> => {
    const values = form.filled()
    const reply = await run('case.file', (requestId) => filingInput(values, { company, officerId, matterId, requestId }))
    // A file at fault says so itself, where it stands.
    if (reply?.ok === false && form.blame(reply.error, values)) return reset()
    if (reply?.ok !== true) return
    form.done()
    keepContactName(personId, values.name.trim())
    setFiled(reply.data)
  }
  return { form, busy, error, filed, submit, unsent: error !== null && keepsRequest(error.code) }
}
