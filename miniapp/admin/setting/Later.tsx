import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { SettingView } from '@shared/api/settings.api'
import { DefinitionList } from '@/ui/DefinitionList'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { dayWords } from '../settings/source-words'
import { asNow, changesNothing } from './past'
import type { Anew } from './use-proposing'
import { wordsOf } from './value-words'

interface LaterProps {
  item: SettingView
  /** What holds here was set here. */
  own: boolean
  busy: boolean
  onPropose: (anew: Anew) => void
  /** What is shown of a value; by default its words. */
  shown?: (value: SettingView['value']) => ReactNode
}

/** What is confirmed and still to come, each with its day; it is taken back by proposing, for that day, what holds now: as it was set here, or as it comes from above. */
export const Later = ({ item, own, busy, onPropose, shown = (value) => <DefinitionList facts={wordsOf(item.name, value)} /> }: LaterProps) => {
  return (
    <>
      {item.later.map(({ version, since, value, citation }) => {
        const nothing = changesNothing(item, own, value)
        const may = item.here && item.proposed === null && !nothing
        const instead = may ? asNow(item, own, value) : null
        return (
          <Card key={version} title={`${dayWords(since)}起`} hint="已经确认" className="t-setting-later">
            {nothing ? <View className="ms-small">和现在一样，不改</View> : value === null ? <View className="ms-small">用上一级的</View> : shown(value)}
            {citation === '' ? null : <View className="ms-small">{`依据：${citation}`}</View>}
            {may && instead === null ? <View className="ms-small">这一年现在还没有安排，取消不了。要改，请再粘贴一次这一年的通知。</View> : null}
            {instead === null ? null : <TextButton icon="close" className="t-drop-later" disabled={busy} onPress={() => onPropose({ title: `取消 ${dayWords(since)}起的改动？`, ...instead, since })}>取消这个改动，照现在的</TextButton>}
          </Card>
        )
      })}
    </>
  )
}
