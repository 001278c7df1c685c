import { View } from '@tarojs/components'
import { useState } from 'react'
import type { TemplateKey } from '@shared/flow/notice-words'
import { TEMPLATES } from '@shared/message/templates'
import { platform } from '@/platform/platform'
import { homeOf } from '@/session/identity'
import { askReminders } from '@/session/subscribe'
import { useSession } from '@/session/use-session'
import { toast } from '@/ui/feedback'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { MiniButton, TextButton } from '@/ui/SmallButton'
import './reminder.scss'

/** What each template tells, when there are two of them. */
const ABOUT: Record<TemplateKey, string> = { progress: '有进展时', action: '要您处理时', task: '有工单时' }

/** 微信提醒还能收几次, per kind, and the tap that adds more. Nothing is withheld from whoever says no. */
export const ReminderCard = () => {
  const { me, identity } = useSession()
  const [switchedOff, setSwitchedOff] = useState(false)
  if (me === null || identity === null) return null
  const home = homeOf(identity.role)
  const keys: TemplateKey[] = home === 'worklist' || home === 'board' ? ['task'] : ['progress', 'action']
  const rows = keys.flatMap((key) => me.reminders.filter(({ title }) => title === TEMPLATES[key].title).map((reminder) => ({ ...reminder, about: ABOUT[key] })))
  if (rows.length === 0) return null

  const add = (): void => {
    // WeChat opens the panel only when nothing is awaited before.
    const asked = askReminders(keys)
    void asked.then((outcome) => {
      setSwitchedOff(outcome === 'mainSwitchOff')
      if (outcome === 'asked') toast('已经记下您的选择', 'good')
      if (outcome === 'failed') toast('这次没有加上，不影响在这里看消息', 'plain')
    })
  }
  return (
    <Card tip className="msb-reminder t-reminders">
      <View className="msb-reminder__icon"><Icon name="bell" size={22} /></View>
      <View className="ms-grow">
        {rows.map(({ templateId, about, left }) => (
          <View key={templateId} className="msb-reminder__line">
            <View className="ms-strong">{`微信提醒还能收 ${left} 次`}</View>
            {rows.length > 1 ? <View className="ms-caption">{about}</View> : null}
          </View>
        ))}
        <View className="ms-caption">用完也不要紧，消息都留在这里</View>
        {switchedOff ? <TextButton className="t-open-settings" onPress={() => void platform.openSettings().catch(() => undefined)}>微信里关了提醒，去打开</TextButton> : null}
      </View>
      <MiniButton onTint className="t-more-reminders" onPress={add}>补充</MiniButton>
    </Card>
  )
}
