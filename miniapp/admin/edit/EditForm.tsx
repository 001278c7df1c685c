import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CompanyDetail } from '@shared/api/register-views'
import { FormField } from '@/form/Form'
import { Failure } from '@/form/Failure'
import { useForm } from '@/form/use-form'
import { back, go, replace } from '@/platform/navigate'
import { Card } from '@/ui/Layout'
import { Remark } from '@/ui/States'
import { AreaPicker } from '../acts/AreaPicker'
import { named } from '@/session/dress'
import { SaveFrame } from '../SaveFrame'
import { useSaving } from '../use-saving'
import { COMPANY_COMPARED, COMPANY_FORM, type CompanyForm, contactProblem, FIELD_OF, startOf } from './fields'
import { LeadersField, leadersOf } from './LeadersField'
import { OfficerPicker } from './OfficerPicker'

/** A company that somebody has filed for and the register does not have: as he wrote it. */
interface Unlisted {
  id: string
  name: string
  uscc: string
  area: { id: string, name: string }
}
const saidOf = ({ name, uscc, area }: Unlisted): Partial<CompanyForm> => ({ name, uscc, areaId: { kind: 'region', ...area } })

/** All that is kept of a company. A draft belongs to the version it was begun over: what somebody else has changed since is never written over unseen. */
export const EditForm = ({ title, unlisted, company, reload }: { title: string, unlisted?: Unlisted, company: CompanyDetail | null, reload: () => Promise<CompanyDetail | null> }) => {
  const [begun] = useState(company)
  const written = useForm({ fields: COMPANY_FORM, draftKey: begun === null ? (unlisted === undefined ? 'company-new' : `company-${unlisted.id}`) : `company-${begun.id}-${begun.version}`, start: begun === null ? (unlisted === undefined ? {} : saidOf(unlisted)) : startOf(begun), also: contactProblem })
  const [leaders, setLeaders] = useState(begun === null ? [] : leadersOf(begun))
  const saving = useSaving({
    form: written, begun, reload, startOf, changedCode: 'COMPANY_CHANGED', fieldOf: FIELD_OF,
    send: (run, over) => {
      const { contactName = '', contactPhone = '', industry, officerId, deputyId, size, ...rest } = written.input()
      const contact = contactName === '' ? {} : { contact: { name: contactName, phone: contactPhone } }
      return run('register.saveCompany', (requestId) => ({
        ...rest, ...contact, requestId, companyId: begun?.id ?? null, ...(over === null ? {} : { seen: over.version }),
        industry: industry ?? null, officerId: officerId ?? null, deputyId: deputyId ?? null, leaderIds: leaders.map(({ id }) => id), size: size ?? null,
      }))
    },
    leave: ({ companyId }) => {
      if (unlisted !== undefined) return replace('/admin/unlisted/index', { id: unlisted.id, company: companyId, companyName: written.values.name })
      return begun === null ? replace('/admin/company/index', { id: companyId }) : back()
    },
  })
  const { error, atField } = saving
  const form = { ...written, problems: { ...written.problems, ...atField } }
  const { areaId, officerId, deputyId } = form.values
  const kept = begun?.contacts[0]
  return (
    <SaveFrame title={title} saving={saving} begun={begun} changed={{ what: '这家企业', compared: COMPANY_COMPARED, sealed: '改的是联系人，内容加密', onSee: ({ id }) => void go('/admin/company/index', { id }) }}>
      <Card className="t-company-form">
        <FormField form={form} prefix="company" name="uscc" />
        <FormField form={form} prefix="company" name="name" />
        <View id={form.placeOf('areaId')} className="form-place t-company-area"><AreaPicker label="所属区域" value={areaId} onChange={(area) => form.change({ areaId: area })} error={form.problems.areaId} /></View>
        <FormField form={form} prefix="company" name="address" />
        <FormField form={form} prefix="company" name="state" />
      </Card>
      <Card>
        <FormField form={form} prefix="company" name="industry" />
        <FormField form={form} prefix="company" name="size" />
        <FormField form={form} prefix="company" name="key" />
      </Card>
      <Card>
        <View id={form.placeOf('officerId')} className="form-place t-company-officer"><OfficerPicker id="officer" label={named('{officer}（可以不选）')} value={officerId} onChange={(officer) => form.change({ officerId: officer })} error={form.problems.officerId} /></View>
        <View id={form.placeOf('deputyId')} className="form-place t-company-deputy"><OfficerPicker id="deputy" label={named('副{officerShort}（可以不选）')} value={deputyId} onChange={(deputy) => form.change({ deputyId: deputy })} error={form.problems.deputyId} /></View>
        <LeadersField value={leaders} onChange={setLeaders} />
      </Card>
      <Card title="联系人" hint={begun === null ? '可以不填' : '不改就空着'}>
        {kept === undefined ? null : <View className="admin__gap t-contact-kept"><Remark icon="lock">{`现在登记的是 ${kept.name} ${kept.phoneMasked}，写了新的才会换`}</Remark></View>}
        <FormField form={form} prefix="company" name="contactName" />
        <FormField form={form} prefix="company" name="contactPhone" />
      </Card>
      {error === null ? null : <Failure error={error} failed="没有保存上" />}
    </SaveFrame>
  )
}
