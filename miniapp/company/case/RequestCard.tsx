import { View } from '@tarojs/components'
import { companyMark } from '@shared/case/company-mark'
import type { CaseDetail } from '@shared/case/views'
import { CASE_KIND_LABELS, MATTER_LABELS } from '@shared/case/kinds'
import { CaseFiles } from '@/case/CaseFiles'
import { Card } from '@/ui/Layout'

/** What was filed, word for word. */
export const RequestCard = ({ detail }: { detail: CaseDetail }) => {
  const facts = [CASE_KIND_LABELS[detail.kind], detail.matterName ?? (detail.matter === null ? '' : MATTER_LABELS[detail.matter]), detail.urgent ? '急事' : '', companyMark(detail) ?? '']
  return (
    <Card title="您写的" hint={facts.filter(Boolean).join(' · ')} className="t-request">
      <View className="msb-prose">{detail.text}</View>
      <CaseFiles files={detail.files} />
      <View className="ms-caption msb-gap">{`${detail.companyName} · 联系人 ${detail.contact.nameMasked} ${detail.contact.phoneMasked}`}</View>
    </Card>
  )
}
