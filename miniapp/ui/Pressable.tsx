import { View } from '@tarojs/components'
import type { ITouchEvent } from '@tarojs/components'
import type { CSSProperties, ReactNode } from 'react'
import { aria, type Aria } from './aria'
import { keyboard } from './keyboard'

export interface PressableProps extends Omit<Aria, 'hidden' | 'live' | 'modal'> {
  children?: ReactNode
  id?: string
  className?: string
  style?: CSSProperties
  /** Called synchronously in the tap, so that it may ask for subscriptions. Not called while disabled. */
  onPress?: () => void
}

/**
 * The one thing that can be pressed: role and state for assistive technology, focus and keyboard in a browser, a pressed look in WeChat.
 * A press does not travel to the elements around it.
 */
// The id is repeated as a class `t-<id>`: WeChat does not keep ids, and journeys find controls by class on both platforms.
export const Pressable = ({ children, id, className = '', style, onPress, role = 'button', disabled, ...facts }: PressableProps) => {
  const press = (event: Pick<ITouchEvent, 'stopPropagation'>) => {
    event.stopPropagation()
    if (disabled !== true) onPress?.()
  }
  return (
    <View
      {...(id === undefined ? {} : { id })}
      {...(style === undefined ? {} : { style })}
      className={`ms-press ${disabled === true ? 'ms-press--off ' : ''}${className}${id === undefined ? '' : ` t-${id}`}`}
      hoverClass={disabled === true ? 'none' : 'ms-press--down'}
      hoverStayTime={60}
      onClick={press}
      {...aria({ role, disabled, ...facts })}
      {...keyboard(role, disabled === true, () => onPress?.())}
    >
      {children}
    </View>
  )
}
