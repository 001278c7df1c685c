import { useState } from 'react'
import type { ReplyError } from '@shared/api'
import type { CompanyDetail } from '@shared/api/register-views'
import { useMutation } from '@/data/use-mutation'
import type { FormRun } from '@/form/use-form'
import type { Problems } from '@/form/values'
import { back, replace } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { toast } from '@/ui/feedback'
import { type COMPANY_FORM, FIELD_OF } from './fields'

type Form = FormRun<typeof COMPANY_FORM>

export interface Saving {
  submit: () => Promise<void>
  busy: boolean
  /** What stands at no field. */
  error: ReplyError | null
  /** What was refused, at the field where it is mended; gone with the next tap. */
  atField: Problems<typeof COMPANY_FORM>
  /** Somebody has changed the company meanwhile: how it stands now. The next tap is over that. */
  newer: CompanyDetail | null
}

/** Saves the form over the version that was seen last. */
export function useSave(form: Form, leaderIds: string[], begun: CompanyDetail | null, reload: () => Promise<CompanyDetail | null>): Saving {
  const { run, busy, error } = useMutation({ ids: form.ids })
  const [newer, setNewer] = useState<CompanyDetail | null>(null)
  const field = error === null ? undefined : FIELD_OF[error.code]
  const submit = async (): Promise<void> => {
    if (!form.check()) return
    const { contactName = '', contactPhone = '', industry, officerId, deputyId, size, ...rest } = form.input()
    const contact = contactName === '' ? {} : { contact: { name: contactName, phone: contactPhone } }
    const over = newer ?? begun
    const reply = await run('register.saveCompany', (requestId) => ({
      ...rest, ...contact, requestId, companyId: begun?.id ?? null, ...(over === null ? {} : { seen: over.version }),
      industry: industry ?? null, officerId: officerId ?? null, deputyId: deputyId ?? null, leaderIds, size: size ?? null,
    }))
    if (reply === null) return
    if (!reply.ok) {
      if (reply.error.code === 'COMPANY_CHANGED') setNewer(await reload())
      const at = FIELD_OF[reply.error.code]
      if (at !== undefined) platform.reveal(form.placeOf(at))
      return
    }
    form.done()
    if (begun === null) await replace('/admin/company/index', { id: reply.data.companyId })
    else await back()
    toast(reply.data.changed ? '已保存' : '和原来一样，没有改动', reply.data.changed ? 'good' : 'plain')
  }
  return {
    submit, busy, newer,
    error: field !== undefined || (newer !== null && error?.code === 'COMPANY_CHANGED') ? null : error,
    atField: error === null || field === undefined ? {} : { [field]: error.message },
  }
}
