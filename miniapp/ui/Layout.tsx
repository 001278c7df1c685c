import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'

/** White, flat. `tight` for lists of rows; `tip` = pale blue. */
export const Card = ({ children, tight = false, tip = false, title, hint, id, className = '' }: {
  children: ReactNode
  tight?: boolean
  tip?: boolean
  /** a heading inside */
  title?: string
  /** beside the heading, quiet: 可以不传 */
  hint?: string
  id?: string
  className?: string
}) => (
  <View {...(id === undefined ? {} : { id })} className={`ms-card ${tight ? 'ms-card--tight ' : ''}${tip ? 'ms-card--tip ' : ''}${className}`}>
    {title === undefined ? null : <CardHead hint={hint}>{title}</CardHead>}
    {children}
  </View>
)

/** The heading inside a card. */
export const CardHead = ({ children, hint }: { children: string, hint?: string | undefined }) => (
  <View className="ms-cardhead">
    <View {...aria({ role: 'heading', level: 2 })}>{children}</View>
    {hint === undefined ? null : <View className="ms-cardhead__hint">{hint}</View>}
  </View>
)

/** The quiet heading between cards: 正在办的事. `action` stands at its right end. */
export const SectionHeader = ({ children, action }: { children: string, action?: ReactNode }) => (
  <View className="ms-section">
    <View {...aria({ role: 'heading', level: 2 })}>{children}</View>
    {action}
  </View>
)

/** Two columns at a desk (Page wide), one below the other on a phone. `side` is the narrow one. */
export const Columns = ({ children, side }: { children: ReactNode, side: ReactNode }) => (
  <View className="ms-columns"><View>{children}</View><View>{side}</View></View>
)
