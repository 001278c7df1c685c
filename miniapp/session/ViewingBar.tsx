import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { MINUTE_MS, toMs } from '@shared/kernel/instant'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/Icon'
import { TextButton } from '@/ui/SmallButton'
import { presentInstant } from './now'
import { useSession } from './use-session'
import { endViewing, useViewing } from './viewing'

const TICK_MS = 20_000

/** On every page while an administrator looks with somebody's eyes: whose, that nothing can be done, how long, and the way out. */
export const ViewingBar = () => {
  const viewing = useViewing()
  const { me } = useSession()
  const [, tick] = useState(0)
  useEffect(() => {
    if (viewing === null) return
    const timer = setInterval(() => tick((count) => count + 1), TICK_MS)
    return () => clearInterval(timer)
  }, [viewing])
  if (viewing === null) return null
  // Before the server has told its time, a clock that is set wrong is no reason to say that it is over.
  const left = me === null ? null : Math.ceil((toMs(viewing.endsAt) - toMs(presentInstant())) / MINUTE_MS)
  const over = viewing.over === true || (left !== null && left <= 0)
  return (
    <View className="ms-offline ms-above t-viewing" {...aria({ role: 'status', live: 'polite' })}>
      <Icon name="eye" />
      <View className="ms-grow">
        <View>{over ? `查看 ${viewing.name} 的页面已经结束` : `正在看 ${viewing.name} 看到的页面`}</View>
        {over ? null : <View className="ms-offline__detail ms-num">{left === null ? '只能看' : `只能看 · 还有 ${left} 分钟`}</View>}
      </View>
      <TextButton className="t-viewing-end" onPress={() => void endViewing()}>{over ? '回到我的页面' : '结束'}</TextButton>
    </View>
  )
}
