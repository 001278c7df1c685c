import { View } from '@tarojs/components'
import type { CaseDetail } from '@shared/case/views'
import { platform } from '@/platform/platform'
import { holderState, holderWords } from '@/words/case'
import { Card } from '@/ui/Layout'
import { PersonCard } from '@/ui/People'
import './holder.scss'

const call = (phone: string | null | undefined) => (phone ? { onCall: () => platform.callPhone(phone) } : {})

/** 谁在办: a name, what they do now, one tap to call, who is there while they are away, and why it went to them. */
export const HolderCard = ({ detail }: { detail: CaseDetail }) => {
  const { holderPhone, holderUnit, holder, status, route, side, away } = detail
  const standIn = away?.standIn ?? null
  return (
    <Card tight className="t-holder">
      <View className="case-holder">
        <PersonCard small name={holderWords(holder)} subtitle={holderState(status, { ...holder, unitName: holderUnit }, side, away)} {...(standIn === null ? call(holderPhone) : {})} />
      </View>
      {standIn?.name == null
        ? null
        : <View className="case-holder t-stand-in-now"><PersonCard small name={standIn.name} subtitle="现在由他代办" {...call(standIn.phone)} /></View>}
      {route.reason === '' ? null : <View className="ms-caption case-reason t-route-reason">{`为什么交到这里：${route.reason}`}</View>}
    </Card>
  )
}
