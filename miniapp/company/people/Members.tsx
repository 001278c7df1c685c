import { View } from '@tarojs/components'
import { useState } from 'react'
import type { MemberView } from '@shared/api/binding.api'
import { STANDINGS } from '@shared/register/binding-table'
import { presentInstant } from '@/session/now'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { Card } from '@/ui/Layout'
import { Sheet } from '@/ui/Sheet'
import { TextButton } from '@/ui/SmallButton'
import { Pill } from '@/ui/Status'
import type { PeopleActs } from './use-people'
import { sinceWords, whoWords } from './words'

/** Who is one of the company's people; an owner takes member off, or makes one an owner. */
export const Members = ({ members, manages, acts }: { members: readonly MemberView[], manages: boolean, acts: PeopleActs }) => {
  const [handing, setHanding] = useState<MemberView | null>(null)
  const hand = async (stays: boolean): Promise<void> => {
    if (handing === null) return
    await acts.handOver(handing, stays)
    setHanding(null)
  }
  return (
    <Card title="现在的人" hint={`${members.length} 人`} className="t-members">
      {members.length === 0 ? <View className="ms-small">还没有人。企业可以扫自己的企业码，用登记的手机号加入。</View> : null}
      {members.map((member) => (
        <View key={member.id} className="people-row t-member">
          <View className="people-row__top">
            <View className="people-row__who">{member.you ? `您 ${member.phoneMasked ?? ''}` : whoWords(member)}</View>
            <Pill tone={member.as === 'owner' ? 'blue' : 'still'} icon={member.as === 'owner' ? 'star' : 'user'}>{STANDINGS[member.as]}</Pill>
          </View>
          <View className="ms-small">{sinceWords(member, presentInstant())}</View>
          {manages && !member.you && member.as === 'member'
            ? (
              <View className="people-row__links">
                <TextButton className="t-hand-over" label={`让 ${whoWords(member)} 做负责人`} disabled={acts.busyWith !== null} onPress={() => setHanding(member)}>让他做负责人</TextButton>
                <TextButton tone="danger" className="t-remove" label={`移除 ${whoWords(member)}`} disabled={acts.busyWith !== null} onPress={() => void acts.remove(member)}>移除</TextButton>
              </View>
              )
            : null}
        </View>
      ))}
      <Sheet open={handing !== null} onClose={() => setHanding(null)} title={`让 ${handing === null ? '他' : whoWords(handing)} 做负责人`} lead="负责人可以邀请、同意和移除人。">
        <View className="msb-stack msb-gap">
          <PrimaryButton className="t-hand-stay" onPress={() => void hand(true)}>一起做负责人</PrimaryButton>
          <SecondaryButton block className="t-hand-away" onPress={() => void hand(false)}>移交给他，我改做经办人</SecondaryButton>
        </View>
      </Sheet>
    </Card>
  )
}
