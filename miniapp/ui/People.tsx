import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { IconButton } from './SmallButton'

/** The first character of a name. Decoration: the name stands beside it. */
export const Avatar = ({ name, small = false }: { name: string, small?: boolean }) => (
  <View className={`ms-avatar ${small ? 'ms-avatar--small' : ''}`} {...aria({ hidden: true })}>{[...name][0] ?? ''}</View>
)

export interface PersonCardProps {
  name: string
  subtitle: string
  onCall?: () => void
  onMessage?: () => void
  /** a promise below a line: 工作时间内两小时回应 */
  say?: string
  small?: boolean
  extra?: ReactNode
}

/** A person with a name, and how to reach them. Stands in a Card. */
export const PersonCard = ({ name, subtitle, onCall, onMessage, say, small = false, extra }: PersonCardProps) => (
  <View>
    <View className="ms-person">
      <Avatar name={name} small={small} />
      <View className="ms-grow">
        <View className="ms-person__name">{name}</View>
        <View className="ms-caption">{subtitle}</View>
      </View>
      {onCall === undefined ? null : <IconButton icon="phone" id="call-person" label={`电话 打给${name}`} onPress={onCall}>电话</IconButton>}
      {onMessage === undefined ? null : <IconButton icon="message" label={`留言 给${name}`} onPress={onMessage}>留言</IconButton>}
      {extra}
    </View>
    {say === undefined ? null : <View className="ms-person__say">{say}</View>}
  </View>
)
