import { View } from '@tarojs/components'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/Icon'

const NOTHING = '空'

/** What stood in a field and what stands there now: struck through, then plain, so that it can be told without colour. */
export const BeforeAfter = ({ before, after }: { before: string | null, after: string | null }) => {
  const [was, is] = [before === null || before === '' ? NOTHING : before, after === null || after === '' ? NOTHING : after]
  return (
    <View className="admin-turn" {...aria({ role: 'img', label: `原来是${was}，改成${is}` })}>
      <View className="admin-turn__before">{was}</View>
      <Icon name="chevron-right" size={14} />
      <View className="admin-turn__after">{is}</View>
    </View>
  )
}
