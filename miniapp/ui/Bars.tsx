import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { Icon } from './Icon'
import type { IconName } from './icon-paths'
import { Pressable } from './Pressable'

export interface BottomBarProps {
  /** SecondaryButton first, PrimaryButton last. */
  children: ReactNode
  /** A line above the buttons. */
  hint?: string
  /** It says what is wrong: red, with an icon. */
  bad?: boolean
  /** It leads to what it speaks of. */
  onHint?: () => void
  /** flat = paper, over a TabBar; internal = the texture of internal notes */
  look?: 'card' | 'flat' | 'internal'
  column?: boolean
  /** Another bar follows below, so the safe area is its business. */
  stacked?: boolean
}

const BarHint = ({ children, bad, onPress }: { children: string, bad: boolean, onPress: (() => void) | undefined }) => {
  const className = `ms-bar__hint ${bad ? 'ms-bar__hint--bad' : ''}`
  const inside = <>{bad ? <Icon name="octagon-x" size={18} /> : null}<View>{children}</View></>
  return onPress === undefined
    ? <View className={className} {...aria({ role: 'status', live: 'polite' })}>{inside}</View>
    : <Pressable className={`${className} ms-bar__hint--go t-bar-hint`} onPress={onPress}>{inside}</Pressable>
}

/** The page's main action within reach of the thumb. Give it to Page as `foot`. */
export const BottomBar = ({ children, hint, bad = false, onHint, look = 'card', column = false, stacked = false }: BottomBarProps) => {
  const names = ['ms-bar', column || hint !== undefined ? 'ms-bar--column' : '', look === 'card' ? '' : `ms-bar--${look}`, stacked ? 'ms-bar--stacked' : '']
  return (
    <View className={names.filter(Boolean).join(' ')}>
      {hint === undefined ? null : <BarHint bad={bad} onPress={onHint}>{hint}</BarHint>}
      {children}
    </View>
  )
}

export interface Tab {
  key: string
  word: string
  icon: IconName
  /** A red dot, read as 未读. A number is read too. */
  unread?: boolean | number
}

export interface TabBarProps {
  tabs: Tab[]
  current: string
  onChange: (key: string) => void
  /** Above them, where they stand at the side of a desk. */
  above?: ReactNode
}

/** The tabs of an identity at the bottom of the page, or at the side of a desk. */
export const TabBar = ({ tabs, current, onChange, above }: TabBarProps) => (
  <View className="ms-tabbar" {...aria({ role: 'navigation', label: '主要页面' })}>
    {above}
    {tabs.map((tab) => {
      const unread = tab.unread === undefined || tab.unread === false || tab.unread === 0
        ? ''
        : tab.unread === true ? '，有未读' : `，${tab.unread} 条未读`
      return (
        <Pressable
          key={tab.key}
          id={`tab-${tab.key}`}
          className={`ms-tabbar__tab ${tab.key === current ? 'ms-tabbar__tab--on' : ''}`}
          label={`${tab.word}${unread}${tab.key === current ? '，当前页' : ''}`}
          onPress={() => onChange(tab.key)}
        >
          <View className="ms-tabbar__picture">
            <Icon name={tab.icon} />
            {unread === '' ? null : <View className="ms-dot" />}
          </View>
          <View>{tab.word}</View>
        </Pressable>
      )
    })}
  </View>
)
