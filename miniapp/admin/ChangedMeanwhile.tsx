import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { platform } from '@/platform/platform'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/Icon'
import { TextButton } from '@/ui/SmallButton'
import { BeforeAfter } from './BeforeAfter'
import { type Compared, differences } from './meanwhile'

const PLACE = 'changed-meanwhile'

export interface Changed<T extends { version: number }> {
  what: string
  compared: Compared<T>
  begun: T
  newer: T
  /** Said where nothing that can be compared differs. */
  sealed: string
  onSee: () => void
}

/** Somebody was quicker at `what` (这家企业): what he changed, while everything that was written stays below. */
export const ChangedMeanwhile = <T extends { version: number }>({ what, compared, begun, newer, sealed, onSee }: Changed<T>) => {
  useEffect(() => platform.reveal(PLACE), [newer.version])
  const changed = differences(compared, begun, newer)
  return (
    <View id={PLACE} className="act-trouble t-changed-meanwhile" {...aria({ role: 'alert', live: 'polite' })}>
      <View className="act-trouble__head"><Icon name="alert-triangle" size={18} /><View>{`刚才有人改过${what}`}</View></View>
      <View>您写的都在下面，还没有保存；您没动的几项已换成新的。请对照看看：</View>
      {changed.map(({ label, before, after }) => (
        <View key={label} className="admin-change__field"><View className="ms-caption">{label}</View><BeforeAfter before={before} after={after} /></View>
      ))}
      {changed.length > 0 ? null : <View className="ms-small">{sealed}</View>}
      <TextButton go className="t-see-newer" onPress={onSee}>看现在的登记</TextButton>
    </View>
  )
}
