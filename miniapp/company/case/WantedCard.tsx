import { View } from '@tarojs/components'
import type { CaseDetail } from '@shared/case/views'
import { wantedOf } from '@/words/entries'
import { Card } from '@/ui/Layout'

/** What the office waits for, in its own words, right below who waits. */
export const WantedCard = ({ detail }: { detail: CaseDetail }) => {
  const wanted = wantedOf(detail)
  if (wanted === null) return null
  return (
    <Card title={`${wanted.who}请您补`} className="t-wanted">
      <View className="msb-prose">{wanted.text}</View>
    </Card>
  )
}
