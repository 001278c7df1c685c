import { View } from '@tarojs/components'
import { SecondaryButton } from '@/ui/Button'

/** Opens the other acts. Not drawn when there are none, or when they stand beside the case (at a desk). */
export const MoreButton = ({ onPress }: { onPress: (() => void) | undefined }) =>
  onPress === undefined ? null : <View className="more-button"><SecondaryButton className="t-more-acts" onPress={onPress}>更多</SecondaryButton></View>
