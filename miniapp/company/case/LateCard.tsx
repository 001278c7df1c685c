import { View } from '@tarojs/components'
import type { CaseDetail } from '@shared/case/views'
import type { Instant } from '@shared/kernel/instant'
import { go } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { COMPANY_ACT_WORDS, type CompanyAct } from '@/words/company-acts'
import { lateWords, urgedWords } from '@/words/late'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Remark } from '@/ui/States'
import { Light } from '@/ui/Status'

/** The office is late: since when, who has been told, and what the company can do about it. */
export const LateCard = ({ detail, now, acts, busy, onAct }: { detail: CaseDetail; now: Instant; acts: readonly CompanyAct[]; busy: boolean; onAct: (act: CompanyAct) => void }) => {
  const { late, holderPhone } = detail
  if (late === undefined) return null
  const urged = urgedWords(detail, now)
  return (
    <Card className="t-late">
      <View className="case-late__head"><Light tone="overdue" word="已经超期" /></View>
      <View className="msb-prose">{lateWords(late, now)}</View>
      {urged === null ? null : <View className="msb-gap"><Remark icon="check-circle" tone="good">{urged}</Remark></View>}
      <View className="case-late__acts">
        {urged === null ? acts.map((act) => <PrimaryButton key={act} icon={COMPANY_ACT_WORDS[act].icon} className={`t-act t-act-${act}`} disabled={busy} onPress={() => onAct(act)}>{COMPANY_ACT_WORDS[act].row}</PrimaryButton>) : null}
        {holderPhone === null ? null : <SecondaryButton icon="phone" className="t-late-call" onPress={() => platform.callPhone(holderPhone)}>打电话</SecondaryButton>}
      </View>
      <View className="msb-centre">
        <TextButton go className="t-late-complain" onPress={() => void (detail.unlisted === true ? go('/company/unlisted/index', { kind: 'complain' }) : go('/company/file/index', { companyId: detail.companyId, kind: 'complain' }))}>不满意办理，去投诉</TextButton>
      </View>
    </Card>
  )
}
