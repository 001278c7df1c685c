import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { SecondaryButton } from './Button'
import { Icon } from './Icon'
import type { IconName } from './icon-paths'

/** One picture, one or two sentences, one button (give it as `action`). Never 暂无数据. */
export const Empty = ({ icon = 'file', title, text, action }: { icon?: IconName, title: string, text?: string, action?: ReactNode }) => (
  <View className="ms-empty">
    <View className="ms-empty__art"><Icon name={icon} size={128} thin /></View>
    <View className="ms-title" {...aria({ role: 'heading', level: 2 })}>{title}</View>
    <View className="ms-empty__text">{text}</View>
    {action}
  </View>
)

/** A grey block as high as what comes, so that nothing jumps. `width` px or percent. */
export const Skeleton = ({ height = 16, width = '100%', gap = 10 }: { height?: number, width?: number | string, gap?: number }) => (
  <View
    className="ms-skeleton"
    style={{ height: `${height}px`, width: typeof width === 'number' ? `${width}px` : width, marginBottom: `${gap}px` }}
    {...aria({ hidden: true })}
  />
)

/** What could not be had, whether anything was harmed, what to press. `requestId` for asking somebody. */
export const ErrorBlock = ({ title, message, requestId, onRetry, retryWord = '再试一次', onHome }: {
  title: string
  message: string
  requestId?: string
  onRetry?: () => void
  retryWord?: string
  /** The way out where trying again is not likely to help. */
  onHome?: () => void
}) => (
  <View className="ms-card ms-error" {...aria({ role: 'alert' })}>
    <View className="ms-error__head"><Icon name="octagon-x" size={18} /><View>{title}</View></View>
    <View className="ms-error__text">{message}</View>
    <View className="ms-error__ways">
      {onHome === undefined ? null : <SecondaryButton block className="t-home" onPress={onHome}>回首页</SecondaryButton>}
      {onRetry === undefined ? null : <SecondaryButton block id="retry" onPress={onRetry}>{retryWord}</SecondaryButton>}
    </View>
    {requestId === undefined || requestId === '' ? null : <View className="ms-error__id ms-num">{`问题编号 ${requestId}，报给工作人员可以更快查到`}</View>}
  </View>
)

/** A quiet line with a picture: 已自动存为草稿 (good), 默认匿名 (centre). */
export const Remark = ({ icon, children, tone = 'plain', centre = false }: { icon: IconName, children: string, tone?: 'plain' | 'good', centre?: boolean }) => (
  <View className={`ms-remark ms-remark--${tone} ${centre ? 'ms-remark--centre' : ''}`}><Icon name={icon} /><View>{children}</View></View>
)
