import { View } from '@tarojs/components'
import type { Me } from '@shared/api/directory-views'
import { chinaTime } from '@shared/kernel/instant'
import { Failure } from '@/form/Failure'
import { FormField } from '@/form/Form'
import type { CompanyLanding } from '@/session/company-landing'
import { usePrivacy } from '@/session/PrivacySheet'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { OfflineBanner } from '@/ui/OfflineBanner'
import { Page } from '@/ui/Page'
import { Remark } from '@/ui/States'
import { AboutField } from './AboutField'
import { ContactCard } from './ContactCard'
import { keptContactName } from './contact-name'
import { FiledScreen } from './FiledScreen'
import { asksAbout, chosenSubject } from './filing-form'
import { FilingFoot } from './FilingFoot'
import { MentionedCard } from './MentionedCard'
import { MoreCard } from './MoreCard'
import { RouteRow } from './RouteRow'
import { useFiling, type FilingOptions } from './use-filing'
import { MatterCard } from './MatterCard'
import { useChosenMatter } from './use-chosen-matter'
import { useMatters } from './use-matters'
import { useMentioned } from './use-mentioned'

/** One page: what it is, what happened, who asks. */
export const FilingScreen = ({ me, subject, kind, company, companyName, areaId, officer }: {
  me: Me
  /** What it is, where that is known already: 投诉 from a case that is late. */
  kind: FilingOptions['kind']
  subject: string
  company: FilingOptions['company']
  companyName: string
  /** Where the company is, as far as that is known here. */
  areaId: string | undefined
  officer: CompanyLanding['officer']
}) => {
  const privacy = usePrivacy()
  const near = 'unlisted' in company ? { areaId: company.unlisted.areaId } : { companyId: subject }
  const { chosen, drop } = useChosenMatter(({ topic }) => filing.form.change({ matter: topic }))
  const wire = { company, officerId: officer?.personId ?? null, matterId: chosen?.id }
  const filing = useFiling({ subject, kind, ...wire, allowFiles: privacy.allow, personId: me.personId, contactName: keptContactName(me.personId) })
  const mentioned = useMentioned(near, filing.form.values)
  const matters = useMatters(filing.form.values, areaId)
  if (filing.filed !== null) {
    const { to } = filing.filed
    const phone = to.handlerName !== null && to.handlerName === officer?.name ? officer.workPhone : me.hotline
    return <FiledScreen filed={filing.filed} phone={phone === '' ? null : phone} />
  }
  const { form } = filing
  const round = mentioned.open
  const asStranger = !('companyId' in company)
  return (
    <Page title="提交诉求" offlineBanner={false} foot={<FilingFoot filing={filing} mentioned={mentioned} verified={me.phoneVerified} />}>
      <OfflineBanner detail="写的内容已存在这部手机里" />
      <View className="file-company t-file-company">
        <Icon name="building" size={18} />
        <View>{'unlisted' in company ? `${companyName}，还没有登记，会标为“未登记”` : asStranger ? `替${companyName}反映，会标为“未核实”` : companyName}</View>
      </View>
      <Card title="这是什么事" className="t-kinds"><FormField form={form} prefix="" name="kind" bare /></Card>
      {asksAbout(form.values) ? <AboutField form={form} officerName={officer?.name ?? null} near={near} /> : null}
      <Card>
        <FormField form={form} prefix="" name="text" onLeave={mentioned.look} />
        <FormField form={form} prefix="" name="files" />
      </Card>
      <MatterCard found={matters} chosen={chosen} onDrop={drop} />
      {round === null ? null : <MentionedCard subject={round} onRound={() => form.change(chosenSubject(round))} onNot={() => mentioned.dismiss(round)} />}
      <MoreCard form={form} />
      <ContactCard form={form} privacy={privacy} member={!asStranger}><RouteRow values={form.values} wire={wire} /></ContactCard>
      {filing.error === null || filing.unsent ? null : <Failure error={filing.error} failed="没有提交上" />}
      <View className="t-draft-saved">
        {form.savedAt === null ? null : <Remark icon="check-circle" tone="good">{`${chinaTime(form.savedAt)} 已自动存为草稿，没网也不会丢`}</Remark>}
      </View>
      {privacy.sheet}
    </Page>
  )
}
