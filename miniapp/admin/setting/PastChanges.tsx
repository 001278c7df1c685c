import { View } from '@tarojs/components'
import type { SettingChange } from '@shared/api/settings.api'
import { presentInstant } from '@/session/now'
import { Card } from '@/ui/Layout'
import { pastWords } from '@/words/time'
import { dayWords } from '../settings/source-words'

const STATES: Record<SettingChange['state'], string> = { proposed: '等确认', active: '生效', refused: '已退回', withdrawn: '已撤回' }

const whoDid = ({ by, decidedBy, at, state }: SettingChange): string => {
  const people = decidedBy === null || decidedBy === by ? [by] : [by, `${decidedBy}${state === 'refused' ? '退回' : '确认'}`]
  return [...people, at === null ? null : pastWords(presentInstant(), at)].filter(Boolean).join('，')
}

/** What was proposed and set at this place, the newest first. */
export const PastChanges = ({ changes }: { changes: readonly SettingChange[] }) => (
  <Card title="改过什么" className="t-setting-history">
    {changes.length === 0 ? <View className="ms-small">这里没有改过</View> : null}
    {changes.map((change) => (
      <View key={change.version} className="admin-change">
        <View className="admin-change__head">
          <View className="ms-strong">{change.state === 'active' ? `${dayWords(change.since)}起` : STATES[change.state]}</View>
          <View className="ms-caption ms-num">{whoDid(change)}</View>
        </View>
        {change.value === null ? <View className="ms-small">不再单独设置</View> : null}
        {change.citation === '' ? null : <View className="ms-small">{`依据：${change.citation}`}</View>}
      </View>
    ))}
  </Card>
)
