import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ReplyError } from '@shared/api'
import { failureTitle } from '@/data/outcomes'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/Icon'
import './form.scss'

/** Why something was refused, beside its button in a sheet. `failed`: above the words, where they do not say it alone. `children`: what has to be known besides; it takes the place of the number. */
export const Trouble = ({ error: { code, message, requestId }, failed = message, className = '', children }: {
  error: ReplyError
  failed?: string
  className?: string
  children?: ReactNode
}) => {
  const title = failureTitle(code, failed)
  return (
    <View className={`act-trouble ${className}`} {...aria({ role: 'alert', live: 'polite' })}>
      <View className="act-trouble__head"><Icon name="alert-triangle" size={18} /><View>{title}</View></View>
      {title === message ? null : <View>{message}</View>}
      {children ?? (requestId === '' ? null : <View className="ms-caption ms-num">{`问题编号 ${requestId}`}</View>)}
    </View>
  )
}
