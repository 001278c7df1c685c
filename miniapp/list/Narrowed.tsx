import { View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '@/ui/Icon'
import { Pressable } from '@/ui/Pressable'
import { TextButton } from '@/ui/SmallButton'
import { NarrowSheet } from './NarrowSheet'
import type { Narrowing } from './use-narrowing'
import './list.scss'

/** Opens what the list can be narrowed by; says how many of it are on. */
export const NarrowButton = ({ narrowing, ownOrder }: { narrowing: Narrowing, ownOrder: string }) => {
  const [open, setOpen] = useState(false)
  const many = narrowing.words.length
  return (
    <>
      <TextButton icon="filter" className="t-narrow-open" onPress={() => setOpen(true)}>{many === 0 ? '筛选' : `筛选 ${many}`}</TextButton>
      <NarrowSheet open={open} onClose={() => setOpen(false)} narrowing={narrowing} ownOrder={ownOrder} />
    </>
  )
}

/** Above the rows: by what they are narrowed. Each is taken away by a tap. */
export const NarrowedBy = ({ narrowing: { words, drop } }: { narrowing: Narrowing }) => (words.length === 0
  ? null
  : (
    <View className="list-by t-narrowed-by">
      {words.map(({ name, words: said }) => (
        <Pressable key={name} className={`list-by__one t-drop-${name}`} label={`去掉筛选：${said}`} onPress={() => drop(name)}>
          <View className="list-by__face">
            <View>{said}</View>
            <Icon name="close" size={14} />
          </View>
        </Pressable>
      ))}
    </View>
    ))
