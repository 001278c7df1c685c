import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { onLost } from '@/platform/navigate'
import { aria } from './aria'
import { Icon } from './Icon'
import { Pressable } from './Pressable'
import { TextButton } from './SmallButton'

/** A page did not open: said on the one that one stands on, above what it shows, until it is tried again or closed. */
export const LostBanner = () => {
  const [again, setAgain] = useState<(() => void) | null>(null)
  useEffect(() => onLost((next) => setAgain(() => next)), [])
  if (again === null) return null
  return (
    <View className="ms-offline ms-lost t-lost" {...aria({ role: 'alert' })}>
      <Icon name="alert-triangle" />
      <View className="ms-grow"><View>这页没有打开</View><View className="ms-offline__detail">您写的内容都还在</View></View>
      <TextButton className="t-lost-again" onPress={again}>再试一次</TextButton>
      <Pressable className="ms-file__remove t-lost-close" label="关闭" onPress={() => setAgain(null)}><Icon name="close" /></Pressable>
    </View>
  )
}
