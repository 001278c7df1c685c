import { View } from '@tarojs/components'
import { choice, flag, line, optional, region, worded } from '@shared/form/field'
import { COMPANY_SIZES } from '@shared/register/company'
import { useMutation } from '@/data/use-mutation'
import { Failure } from '@/form/Failure'
import { FormField } from '@/form/Form'
import { useForm } from '@/form/use-form'
import { back } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { toast } from '@/ui/feedback'
import { Card } from '@/ui/Layout'
import { named } from '@/session/dress'
import { useState } from 'react'
import { AreaPicker } from '../acts/AreaPicker'
import { AdminFrame } from '../AdminFrame'
import { ChosenOfficers, type Named } from '../edit/ChosenOfficers'

const RULE_FORM = {
  areaId: worded(region, { zh: '哪里的企业', ask: '请选哪里的企业' }),
  key: worded(flag, { zh: '只管重点企业', hint: '不勾选就是都管' }),
  industry: worded(optional(line(60)), { zh: '行业', hint: '不填就是所有行业，例如 C13' }),
  size: worded(optional(choice(COMPANY_SIZES)), { zh: '规模' }),
}

/** The most officers one rule names. */
const MOST_OF_RULE = 100

/** 加结对规则. */
export default function RulePage() {
  const form = useForm({ fields: RULE_FORM, draftKey: 'rule-new' })
  const [officers, setOfficers] = useState<Named[]>([])
  const { run, busy, error } = useMutation({ ids: form.ids })
  const atIndustry = error?.code === 'INDUSTRY_UNKNOWN' ? { industry: error.message } : {}
  const shown = { ...form, problems: { ...form.problems, ...atIndustry } }
  const submit = async (): Promise<void> => {
    if (!form.check()) return
    const { industry, size, ...rest } = form.input()
    const reply = await run('register.addRule', (requestId) => ({ ...rest, requestId, industry: industry ?? null, size: size ?? null, officers: officers.map(({ id }) => id) }))
    if (reply === null) return
    if (!reply.ok) {
      if (reply.error.code === 'INDUSTRY_UNKNOWN') platform.reveal(form.placeOf('industry'))
      return
    }
    form.done()
    await back()
    toast('规则已加上，还没有结对', 'good')
  }
  return (
    <AdminFrame title="加结对规则" tab={null} inner column action={<BottomBar><PrimaryButton className="t-save-rule" busy={busy} busyText="正在保存" onPress={() => void submit()}>加上这条规则</PrimaryButton></BottomBar>}>
      <Card className="t-rule-form">
        <View id={form.placeOf('areaId')} className="form-place t-rule-area"><AreaPicker label="哪里的企业" value={form.values.areaId} onChange={(area) => form.change({ areaId: area })} error={form.problems.areaId} /></View>
        <FormField form={shown} prefix="rule" name="key" />
        <FormField form={shown} prefix="rule" name="industry" />
        <FormField form={shown} prefix="rule" name="size" />
      </Card>
      <Card title="给谁" hint={named('一个不选，就给企业所在区域的{officerShort}')} className="t-rule-officers">
        <ChosenOfficers id="rule-officer" label="给谁" value={officers} most={MOST_OF_RULE} onChange={setOfficers} />
      </Card>
      {error === null || error.code === 'INDUSTRY_UNKNOWN' ? null : <Failure error={error} failed="没有加上" />}
    </AdminFrame>
  )
}
