import { View } from '@tarojs/components'
import type { CaseDetail } from '@shared/case/views'
import { shownPhone } from '@shared/kernel/phone-shown'
import type { Instant } from '@shared/kernel/instant'
import { CaseNumber } from '@/case/CaseNumber'
import { CaseFiles } from '@/case/CaseFiles'
import { pastWords } from '@/words/time'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Offered } from '@/session/offered'
import { useContact } from './use-contact'

/** What the company asks, in its own words, and whom to call about it. */
export const RequestCard = ({ detail, now, reload }: { detail: CaseDetail, now: Instant, reload: () => void }) => {
  const { contact, busy, dial } = useContact(detail.id, reload)
  const name = contact?.name ?? detail.contact.nameMasked
  const phone = contact === null ? detail.contact.phoneMasked : shownPhone(contact.phone)
  return (
    <Card className="request-card t-request">
      <View className="ms-between">
        <View>
          <View className="ms-small t-contact">{`${name} `}<View className="request-card__phone ms-num">{phone}</View></View>
          <View className="ms-caption ms-num">{`${pastWords(now, detail.filedAt)} 提交`}</View>
        </View>
        {detail.side === 'office'
          ? <Offered to="case.openContact"><TextButton icon="phone" className="t-call" disabled={busy} label={`打电话 给${name}，企业看得到`} onPress={() => void dial()}>打电话</TextButton></Offered>
          : null}
      </View>
      <View className="request-card__text t-case-text">{detail.text}</View>
      <CaseFiles files={detail.files} />
      <View className="request-card__foot"><CaseNumber before="编号 " number={detail.number} /></View>
    </Card>
  )
}
