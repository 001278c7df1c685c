import { View } from '@tarojs/components'
import { useRef, type ReactNode } from 'react'
import { aria } from './aria'
import { Icon } from './Icon'
import { useModalFocus } from './modal-focus'
import { Over } from './Over'
import { Pressable } from './Pressable'

export interface SheetProps {
  open: boolean
  onClose: () => void
  /** A question: 接下来怎么办 */
  title: string
  lead?: string
  children: ReactNode
  /** The main button, lowest. */
  foot?: ReactNode
  id?: string
}

/** A panel that rises from below in 200 ms. What is inside exists only while it is open. */
export const Sheet = ({ open, onClose, title, lead, children, foot, id }: SheetProps) => {
  const panel = useRef<unknown>(null)
  const keys = useModalFocus(open, panel, onClose)
  return (
    <Over open={open} place="below" onClose={onClose}>
      {open
        ? (
          <View ref={panel} {...(id === undefined ? {} : { id })} className="ms-sheet__inner" {...keys} {...aria({ role: 'dialog', modal: true, label: title })}>
            <View className="ms-sheet__grab" />
            <View className="ms-sheet__head">
              <View className="ms-title">{title}</View>
              <Pressable className="ms-sheet__close" label="关闭" onPress={onClose}><Icon name="close" /></Pressable>
            </View>
            {lead === undefined ? null : <View className="ms-sheet__lead">{lead}</View>}
            {children}
            {foot === undefined ? null : <View className="ms-sheet__foot">{foot}</View>}
          </View>
          )
        : null}
    </Over>
  )
}
