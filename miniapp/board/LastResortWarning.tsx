import { View } from '@tarojs/components'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/Icon'

/** In red, on top of the board: a complaint could come to lie where nobody may act, and what to do about it. */
export const LastResortWarning = ({ missing }: { missing: boolean }) => (missing
  ? (
    <View className="ms-card ms-error t-last-resort" {...aria({ role: 'alert' })}>
      <View className="ms-error__head"><Icon name="octagon-x" size={18} /><View>兜底负责人没有配齐</View></View>
      <View className="ms-error__text">有的投诉、举报可能没有人能办。请联系系统管理员，指定两位不同单位的兜底负责人，而且没有人同时在这两个单位。</View>
    </View>
    )
  : null)
