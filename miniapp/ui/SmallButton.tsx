import { View } from '@tarojs/components'
import { Icon } from './Icon'
import type { IconName } from './icon-paths'
import { Pressable } from './Pressable'

interface SmallProps {
  onPress: () => void
  disabled?: boolean
  label?: string
  id?: string
  className?: string
}

/** Blue words: 怎么算的 ›, 修改. `icon` stands before the words, `go` puts a chevron after them. */
export const TextButton = (props: SmallProps & { children: string, icon?: IconName, go?: boolean, tone?: 'normal' | 'quiet' | 'danger' }) => {
  const { children, icon, go = false, tone = 'normal', className = '', label, ...rest } = props
  const look = `ms-textbtn${icon === undefined ? '' : ' ms-textbtn--lead'}${tone === 'normal' ? '' : ` ms-textbtn--${tone}`}`
  return (
    <Pressable {...rest} {...(label === undefined ? {} : { label })} className={`${look} ${className}`}>
      {icon === undefined ? null : <Icon name={icon} />}
      <View>{children}</View>
      {go ? <Icon name="chevron-right" /> : null}
    </Pressable>
  )
}

/** The light button inside a row (签收): 32 px to the eye, 44 to the finger. `onTint` when the row is tinted. */
export const MiniButton = ({ children, icon, onTint = false, className = '', ...rest }:
SmallProps & { children: string, icon?: IconName, onTint?: boolean }) => (
  <Pressable {...rest} className={`ms-mini ${rest.disabled === true ? 'ms-mini--off ' : ''}${onTint ? 'ms-mini--on-tint ' : ''}${className}`}>
    <View className="ms-mini__face">
      {icon === undefined ? null : <Icon name={icon} size={16} />}
      <View>{children}</View>
    </View>
  </Pressable>
)

/** A picture over its word (电话, 留言). `label` says the whole and begins with the word shown: 电话 打给陈一川. */
export const IconButton = ({ icon, children, className = '', ...rest }: SmallProps & { icon: IconName, children: string, label: string }) => (
  <Pressable {...rest} className={`ms-iconbtn ${className}`}>
    <Icon name={icon} />
    <View>{children}</View>
  </Pressable>
)
