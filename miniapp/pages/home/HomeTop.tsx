import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useSession } from '@/session/use-session'
import { aria } from '@/ui/aria'
import { Pressable } from '@/ui/Pressable'
import './motif.scss'

/** The first line of a home: what is known, and at the right the switch between 长辈版 and 标准版, visible from both. */
export const HomeTop = ({ children }: { children?: ReactNode }) => {
  const { elder, setElder } = useSession()
  return (
    <View className="msb-home__top">
      <View>{children}</View>
      <Pressable className="msb-elder t-elder" label={elder ? '切换到标准版' : '切换到长辈版，字更大'} onPress={() => setElder(!elder)}>
        <View className="msb-elder__face">{elder ? '标准版' : '长辈版'}</View>
      </Pressable>
    </View>
  )
}

/** Three finder patterns of a code, faint, behind the name. Decoration. */
export const Motif = () => (
  <View className="msb-motif" {...aria({ hidden: true })}>
    <View className="msb-motif__eye" />
    <View className="msb-motif__eye msb-motif__eye--right" />
    <View className="msb-motif__eye msb-motif__eye--below" />
  </View>
)
