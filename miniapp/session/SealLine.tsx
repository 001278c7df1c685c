import { View } from '@tarojs/components'
import { useDress } from './dress'

/** Who runs this, at the foot of the first pages; nothing where no tenant has said so. */
export const SealLine = () => {
  const { foot } = useDress().look
  return foot === '' ? null : <View className="ms-caption ms-seal t-seal">{foot}</View>
}
