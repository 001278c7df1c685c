import { View } from '@tarojs/components'
import { type ReactNode, useEffect } from 'react'
import { LEVEL_RULES, type Level } from '@shared/rating/levels'
import { pastWords } from '@/words/time'
import { platform } from '@/platform/platform'
import { presentInstant } from '@/session/now'
import { CopyText } from '@/ui/CopyText'
import { Face } from '@/ui/Faces'
import { Card } from '@/ui/Layout'
import { DefinitionList } from '@/ui/DefinitionList'
import type { RatingReply } from './use-rating'
import './rating.scss'

const PLACE = 'thanks'

/** 收到，谢谢您: the number of the rating, and who can see it. `children`: a way out for somebody who was not helped. */
export const Thanks = ({ receipt, about, level, seenBy, children }: {
  receipt: RatingReply
  /** 「不动产登记 3 号窗口」 */
  about: string
  level: Level
  seenBy: string
  children?: ReactNode
}) => {
  const now = presentInstant()
  // What was filled in before may have been scrolled far down, and the page stays where it was.
  useEffect(() => platform.reveal(PLACE), [])
  return (
    <View id={PLACE} className="thanks t-thanks">
      <View className="thanks__seal"><Face grade={level} /></View>
      <View className="ms-display">收到，谢谢您</View>
      <View className="thanks__text">{`${about}：${LEVEL_RULES[level].zh}`}</View>
      <Card tight>
        <DefinitionList
          facts={[
            { key: '时间', value: pastWords(now, now) },
            { key: '评价号', value: <CopyText what="评价号" text={receipt.receipt} className="t-receipt" /> },
            { key: '谁能看到', value: seenBy },
            ...(receipt.bad ? [{ key: '接下来', value: '会有专人核实' }] : []),
          ]}
        />
      </Card>
      {children}
    </View>
  )
}
