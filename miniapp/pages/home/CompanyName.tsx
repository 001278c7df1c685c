import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { aria } from '@/ui/aria'
import { Pressable } from '@/ui/Pressable'
import { LONG, nameParts } from './name-parts'

/**
 * The name of a company at the head of a page: it breaks before 有限公司, and a long one is folded to two lines until it is tapped. It is labelled in one
 * piece: the box around 有限公司 would else be read aloud as words of their own.
 */
export const CompanyName = ({ name }: { name: string }) => {
  const [whole, setWhole] = useState(false)
  const [own, form] = nameParts(name)
  const words = <>{own}{form === '' ? null : <Text className="msb-name__form">{form}</Text>}</>
  const look = 'ms-display msb-home__name t-company-name'
  return name.length <= LONG
    ? <View className={look} {...aria({ role: 'heading', level: 1, label: name })}>{words}</View>
    : <Pressable className={`${look} ${whole ? '' : 'msb-name--folded'}`} label={name} expanded={whole} onPress={() => setWhole(!whole)}>{words}</Pressable>
}
