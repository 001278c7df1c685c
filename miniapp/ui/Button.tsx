import { Button as TaroButton, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { Icon } from './Icon'
import type { IconName } from './icon-paths'
import { keyboard } from './keyboard'

export interface ButtonProps {
  children: ReactNode
  /** Called synchronously in the tap. Not called while busy or disabled. */
  onPress?: () => void
  icon?: IconName
  disabled?: boolean
  /** Shows `busyText` and cannot be pressed again. */
  busy?: boolean
  busyText?: string
  /** internal = 记为内部 (dark ink); danger = cannot be taken back */
  tone?: 'normal' | 'internal' | 'danger'
  /** Read instead of the words, when those are not enough alone. */
  label?: string
  id?: string
  className?: string
  /** Native abilities of WeChat's button, for PhoneButton only. */
  native?: Record<string, unknown>
}

const classOf = (props: ButtonProps, kind: string): string => [
  'ms-btn',
  kind,
  props.tone === undefined || props.tone === 'normal' ? '' : `ms-btn--${props.tone}`,
  props.busy === true ? 'ms-btn--busy' : props.disabled === true ? 'ms-btn--off' : '',
  props.className ?? '',
].filter(Boolean).join(' ')

const Base = ({ kind, ...props }: ButtonProps & { kind: string }) => {
  const { children, onPress, icon, disabled = false, busy = false, busyText = '正在提交', label, id, native = {} } = props
  const stopped = disabled || busy
  return (
    <TaroButton
      {...(id === undefined ? {} : { id })}
      {...(stopped ? {} : native)}
      className={classOf(props, kind)}
      hoverClass={stopped ? 'none' : 'ms-btn--down'}
      onClick={() => {
        if (!stopped) onPress?.()
      }}
      {...aria({ role: 'button', label: busy ? busyText : label, disabled: stopped, busy: busy || undefined })}
      {...keyboard('button', stopped, () => onPress?.())}
    >
      <View className="ms-btn__inner">
        {busy ? <View className="ms-spin" {...aria({ hidden: true })} /> : icon === undefined ? null : <Icon name={icon} />}
        <View>{busy ? busyText : children}</View>
      </View>
    </TaroButton>
  )
}

/** The one main action of a page: full width or the larger part of its bar. */
export const PrimaryButton = (props: ButtonProps) => <Base kind="ms-btn--grow" {...props} />

/** Beside the main action, outlined. `block` = a full row of its own (再试一次). */
export const SecondaryButton = ({ block = false, ...props }: ButtonProps & { block?: boolean }) =>
  <Base kind={block ? 'ms-btn--secondary ms-btn--block' : 'ms-btn--secondary'} {...props} />
