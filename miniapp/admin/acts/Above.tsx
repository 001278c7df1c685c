import { View } from '@tarojs/components'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/Icon'
import { TextButton } from '@/ui/SmallButton'

/** What an area lies in, the outermost first, each the way to it. Nothing at the top of the tree. */
export const Above = ({ above, onOpen }: { above: readonly { id: string, name: string }[], onOpen: (id: string) => void }) => (above.length === 0
  ? null
  : (
    <View className="admin-above t-above" {...aria({ role: 'navigation', label: '上级区域' })}>
      {above.map(({ id, name }) => (
        <View key={id} className="admin-above__one"><TextButton onPress={() => onOpen(id)}>{name}</TextButton><Icon name="chevron-right" size={16} /></View>
      ))}
    </View>
    ))
