import { View } from '@tarojs/components'
import type { CaseDetail } from '@shared/case/views'
import { platform } from '@/platform/platform'
import { holderState, holderWords } from '@/words/case'
import { Card } from '@/ui/Layout'
import { PersonCard } from '@/ui/People'

/** 谁在办: a name, what they do now, one tap to call, and why it went to them. */
export const HolderCard = ({ detail }: { detail: CaseDetail }) => {
  const { holderPhone, holder, status, route } = detail
  return (
    <Card tight className="t-holder">
      <View className="case-holder">
        <PersonCard
          small
          name={holderWords(holder)}
          subtitle={holderState(status, holder)}
          {...(holderPhone === null ? {} : { onCall: () => platform.callPhone(holderPhone) })}
        />
      </View>
      {route.reason === '' ? null : <View className="ms-caption case-reason t-route-reason">{`为什么交到这里：${route.reason}`}</View>}
    </Card>
  )
}
