import { View } from '@tarojs/components'
import type { Me } from '@shared/api/directory.api'
import { CASE_KIND_LABELS, CASE_KINDS, MATTER_LABELS, MATTERS, type Matter } from '@shared/case/kinds'
import { chinaTime } from '@shared/kernel/instant'
import { AttachmentField } from '@/form/AttachmentField'
import { useAttachments } from '@/form/use-attachments'
import type { CompanyLanding } from '@/session/company-landing'
import { usePrivacy } from '@/session/PrivacySheet'
import { askReminders } from '@/session/subscribe'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { Chips, SwitchRow } from '@/ui/Choice'
import { FieldError, TextArea } from '@/ui/Field'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { OfflineBanner } from '@/ui/OfflineBanner'
import { Page } from '@/ui/Page'
import { ErrorBlock, Remark } from '@/ui/States'
import { AboutField } from './AboutField'
import { asksAbout, TEXT_MAX } from './check-draft'
import { ContactCard } from './ContactCard'
import { keptContactName } from './draft'
import { FiledScreen } from './FiledScreen'
import { useFiling, type Filing, type FilingOptions } from './use-filing'

const KINDS = CASE_KINDS.map((value) => ({ value, word: CASE_KIND_LABELS[value] }))
const MATTER_OPTIONS = MATTERS.map((value) => ({ value, word: MATTER_LABELS[value] }))

/** One page: what it is, what happened, who asks. */
export const FilingScreen = ({ me, subject, company, companyName, officer }: {
  me: Me
  subject: string
  company: FilingOptions['company']
  companyName: string
  officer: CompanyLanding['officer']
}) => {
  const privacy = usePrivacy()
  const attachments = useAttachments(privacy.allow)
  const filing = useFiling({
    subject, company, attachments,
    personId: me.personId, officerId: officer?.personId ?? null, contactName: keptContactName(me.personId),
  })
  if (filing.filed !== null) return <FiledScreen filed={filing.filed} />
  const { draft, change, problems } = filing
  const asStranger = 'code' in company
  return (
    <Page title="提交诉求" offlineBanner={false} foot={<FilingFoot filing={filing} waiting={attachments.sending} failed={attachments.failed} verified={me.phoneVerified} />}>
      <OfflineBanner detail="写的内容已存在这部手机里" />
      <View className="file-company t-file-company">
        <Icon name="building" size={18} />
        <View>{asStranger ? `替${companyName}反映，会标为“未核实”` : companyName}</View>
      </View>
      <Card title="这是什么事" className="t-kinds">
        <Chips label="这是什么事" options={KINDS} columns={3} value={draft.kind} onChange={(kind) => change({ kind, about: null })} />
        <FieldError>{problems.kind}</FieldError>
      </Card>
      {asksAbout(draft) ? <AboutField value={draft.about} officerName={officer?.name ?? null} error={problems.about} onChange={(about) => change({ about })} /> : null}
      <Card>
        <View className="t-text">
          <TextArea id="text" label="说说遇到了什么" placeholder="时间、地点、卡在哪里、希望怎么办" tall value={draft.text} max={TEXT_MAX} error={problems.text} onChange={(text) => change({ text })} />
        </View>
        <View className="ms-field">
          <View className="ms-field__label"><View>照片或文件</View><View className="ms-field__hint">可以不传</View></View>
          <AttachmentField attachments={attachments} />
        </View>
      </Card>
      <Card title="关于什么" hint="说不清可以不选" className="t-matters">
        <Chips label="关于什么" options={MATTER_OPTIONS} columns={3} value={draft.matter} onChange={(matter: Matter) => change({ matter: draft.matter === matter ? null : matter })} />
      </Card>
      <Card tight className="t-urgent">
        <SwitchRow title="这是急事" detail="停产、停水停电、有安全危险或马上过期限时再打开。打开后时限缩短，不急的事请留给更急的人。" on={draft.urgent} onChange={(urgent) => change({ urgent })} />
      </Card>
      <ContactCard filing={filing} privacy={privacy} />
      {filing.error === null || filing.unsent ? null : <ErrorBlock title="没有提交上" message={filing.error.message} requestId={filing.error.requestId} />}
      <View className="t-draft-saved">
        {filing.savedAt === null ? null : <Remark icon="check-circle" tone="good">{`${chinaTime(filing.savedAt)} 已自动存为草稿，没网也不会丢`}</Remark>}
      </View>
      {privacy.sheet}
    </Page>
  )
}

const FilingFoot = ({ filing, waiting, failed, verified }: { filing: Filing; waiting: number; failed: number; verified: boolean }) => {
  const submit = (): void => {
    // WeChat opens the panel only when nothing is awaited before; whatever the answer, the request is filed.
    const asked = filing.ready ? askReminders(['progress', 'action']) : Promise.resolve('none')
    void asked.then(() => filing.submit())
  }
  const hint = waiting > 0
    ? `还有 ${waiting} 个附件正在上传`
    : failed > 0
      ? '有附件没有传上去：点它重试，或删掉再提交'
      : !verified
        ? '先验证手机号，就可以提交'
        : filing.unsent
          ? `${filing.error?.message ?? ''}按几次都只会提交一件`
          : Object.keys(filing.problems).length > 0
            ? `还差：${Object.values(filing.problems)[0] ?? ''}`
            : undefined
  return (
    <BottomBar {...(hint === undefined ? {} : { hint })}>
      <PrimaryButton className="t-submit" busy={filing.busy} disabled={waiting > 0 || failed > 0 || !verified} onPress={submit}>
        {filing.unsent ? '再试一次' : '提交'}
      </PrimaryButton>
    </BottomBar>
  )
}
