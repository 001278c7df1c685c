import { View } from '@tarojs/components'
import { SecondaryButton } from '@/ui/Button'

/** Opens the other acts on a phone. At a desk they stand beside the case, so it is not drawn there; nor when there are none. */
export const MoreButton = ({ onPress }: { onPress: (() => void) | undefined }) =>
  onPress === undefined ? null : <View className="more-button"><SecondaryButton className="t-more-acts" onPress={onPress}>更多</SecondaryButton></View>
