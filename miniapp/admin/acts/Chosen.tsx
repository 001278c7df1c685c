import { View } from '@tarojs/components'
import type { Chosen } from '@/form/values'
import { Icon } from '@/ui/Icon'
import { TextButton } from '@/ui/SmallButton'

/** What was chosen, with the way to choose anew. */
export const ChosenRow = ({ chosen, onDrop }: { chosen: Chosen, onDrop: () => void }) => (
  <View className="target-list__chosen t-target-chosen">
    <Icon name={chosen.kind === 'region' ? 'flag' : chosen.kind === 'person' ? 'user' : 'building'} />
    <View className="ms-grow ms-strong">{chosen.name}</View>
    <TextButton className="t-target-change" onPress={onDrop}>换一个</TextButton>
  </View>
)
