import { View } from '@tarojs/components'
import { useState } from 'react'
import { Pressable } from '@/ui/Pressable'
import { LONG, nameParts } from './name-parts'

/**
 * The name of a company at the head of a page: it breaks before 有限公司, and a long one is folded to two lines until it is tapped. Not in WeChat:
 * there a box inside words is read aloud as words of its own, and a mark without width would be part of the name.
 */
export const CompanyName = ({ name }: { name: string }) => {
  const [whole, setWhole] = useState(false)
  const [own, form] = process.env.TARO_ENV === 'weapp' ? [name, ''] as const : nameParts(name)
  const words = <>{own}{form === '' ? null : <View className="msb-name__form">{form}</View>}</>
  const look = 'ms-display msb-home__name t-company-name'
  return name.length <= LONG
    ? <View className={look}>{words}</View>
    : <Pressable className={`${look} ${whole ? '' : 'msb-name--folded'}`} label={name} expanded={whole} onPress={() => setWhole(!whole)}>{words}</Pressable>
}
