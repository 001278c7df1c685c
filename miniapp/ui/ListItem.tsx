import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './Icon'
import { Pressable } from './Pressable'

export interface ListItemProps {
  title: string
  /** before the title: Avatar, RoundIcon, Icon */
  lead?: ReactNode
  /** above the title, left: Light or Pill */
  top?: ReactNode
  /** above the title, right: when */
  topSide?: string
  /** one quiet line below */
  detail?: string
  /** below, richer: Pill and words */
  bottom?: ReactNode
  /** at the right end, quiet: 办理中 */
  side?: string
  /** a control of its own at the right end: MiniButton, IconButton */
  action?: ReactNode
  onPress?: () => void
  /** chevron at the end; default when it can be pressed and has no action */
  go?: boolean
  /** bold, and read as 未读 */
  unread?: boolean
  /** the title is not emphasised */
  plain?: boolean
  /** read instead of the words inside */
  label?: string
  id?: string
  className?: string
}

/** A row of a list. Pressable as a whole except for its own control, which stands beside it and not inside. */
export const ListItem = (props: ListItemProps) => {
  const { title, lead, top, topSide, detail, bottom, side, action, onPress, unread = false, plain = false, label, id, className = '' } = props
  const go = props.go ?? (onPress !== undefined && action === undefined && side === undefined && topSide === undefined)
  const over = action !== undefined && topSide !== undefined
  const inside = (
    <>
      {lead === undefined ? null : <View className="ms-item__lead">{lead}</View>}
      <View className="ms-grow">
        {top === undefined && topSide === undefined
          ? null
          : (
            <View className="ms-item__top">
              <View>{top}</View>
              {topSide === undefined ? null : <View className="ms-item__side ms-num">{topSide}</View>}
            </View>
            )}
        <View className="ms-item__title">{unread ? <View className="ms-unseen">未读</View> : null}{title}</View>
        {detail === undefined ? null : <View className="ms-item__detail">{detail}</View>}
        {bottom === undefined ? null : <View className="ms-item__bottom">{bottom}</View>}
      </View>
      {side === undefined ? null : <View className="ms-item__side ms-num">{side}</View>}
      {go ? <View className="ms-item__go"><Icon name="chevron-right" /></View> : null}
    </>
  )
  return (
    <View className={`ms-item ${over ? 'ms-item--over ' : ''}${unread ? 'ms-item--unread ' : ''}${plain ? 'ms-item--plain ' : ''}${className}`}>
      {onPress === undefined
        ? <View {...(id === undefined ? {} : { id })} className="ms-item__main">{inside}</View>
        : (
          <Pressable {...(id === undefined ? {} : { id })} {...(label === undefined ? {} : { label })} className="ms-item__main" onPress={onPress}>
            {inside}
          </Pressable>
          )}
      {over ? <View className="ms-item__over">{action}</View> : action}
    </View>
  )
}
