import { View } from '@tarojs/components'
import type { Me } from '@shared/api/directory-views'
import { chinaTime } from '@shared/kernel/instant'
import { Failure } from '@/form/Failure'
import { FormField } from '@/form/Form'
import type { CompanyLanding } from '@/session/company-landing'
import { usePrivacy } from '@/session/PrivacySheet'
import { askReminders } from '@/session/subscribe'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { OfflineBanner } from '@/ui/OfflineBanner'
import { Page } from '@/ui/Page'
import { Remark } from '@/ui/States'
import { AboutField } from './AboutField'
import { ContactCard } from './ContactCard'
import { keptContactName } from './contact-name'
import { FiledScreen } from './FiledScreen'
import { asksAbout } from './filing-form'
import { useFiling, type Filing, type FilingOptions } from './use-filing'

/** One page: what it is, what happened, who asks. */
export const FilingScreen = ({ me, subject, kind, company, companyName, officer }: {
  me: Me
  /** What it is, where that is known already: 投诉 from a case that is late. */
  kind: FilingOptions['kind']
  subject: string
  company: FilingOptions['company']
  companyName: string
  officer: CompanyLanding['officer']
}) => {
  const privacy = usePrivacy()
  const filing = useFiling({
    subject, kind, company, allowFiles: privacy.allow,
    personId: me.personId, officerId: officer?.personId ?? null, contactName: keptContactName(me.personId),
  })
  if (filing.filed !== null) return <FiledScreen filed={filing.filed} />
  const { form } = filing
  const asStranger = 'code' in company
  return (
    <Page title="提交诉求" offlineBanner={false} foot={<FilingFoot filing={filing} verified={me.phoneVerified} />}>
      <OfflineBanner detail="写的内容已存在这部手机里" />
      <View className="file-company t-file-company">
        <Icon name="building" size={18} />
        <View>{asStranger ? `替${companyName}反映，会标为“未核实”` : companyName}</View>
      </View>
      <Card title="这是什么事" className="t-kinds"><FormField form={form} prefix="" name="kind" bare /></Card>
      {asksAbout(form.values) ? <AboutField form={form} officerName={officer?.name ?? null} /> : null}
      <Card>
        <FormField form={form} prefix="" name="text" />
        <FormField form={form} prefix="" name="files" />
      </Card>
      <Card title="关于什么" hint="说不清可以不选" className="t-matters"><FormField form={form} prefix="" name="matter" bare /></Card>
      <Card tight><FormField form={form} prefix="" name="urgent" /></Card>
      <ContactCard form={form} privacy={privacy} />
      {filing.error === null || filing.unsent ? null : <Failure error={filing.error} failed="没有提交上" />}
      <View className="t-draft-saved">
        {form.savedAt === null ? null : <Remark icon="check-circle" tone="good">{`${chinaTime(form.savedAt)} 已自动存为草稿，没网也不会丢`}</Remark>}
      </View>
      {privacy.sheet}
    </Page>
  )
}

const FilingFoot = ({ filing, verified }: { filing: Filing; verified: boolean }) => {
  const { problems, attachments: { sending, failed }, check } = filing.form
  const submit = (): void => {
    if (!check()) return
    // WeChat opens the panel only when nothing is awaited before; whatever the answer, the request is filed.
    void askReminders(['progress', 'action']).then(() => filing.submit())
  }
  const hint = sending > 0
    ? `还有 ${sending} 个附件正在上传`
    : failed > 0
      ? '有附件没有传上去：点它重试，或删掉再提交'
      : !verified
        ? '先验证手机号，就可以提交'
        : filing.unsent
          ? `${filing.error?.message ?? ''}按几次都只会提交一件`
          : Object.keys(problems).length > 0
            ? `还差：${Object.values(problems)[0] ?? ''}`
            : undefined
  return (
    <BottomBar {...(hint === undefined ? {} : { hint })}>
      <PrimaryButton className="t-submit" busy={filing.busy} disabled={sending > 0 || failed > 0 || !verified} onPress={submit}>
        {filing.unsent ? '再试一次' : '提交'}
      </PrimaryButton>
    </BottomBar>
  )
}
