import { View } from '@tarojs/components'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useContext, useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { platform } from '@/platform/platform'
import { back, canGoBack, home, isTop } from '@/platform/navigate'
import { aria } from './aria'
import { useElder } from './ElderContext'
import { FeedbackHost } from './FeedbackHost'
import { showFeedbackOn } from './feedback'
import { Icon } from './Icon'
import { LostBanner } from './LostBanner'
import { OfflineBanner } from './OfflineBanner'
import { PageContext } from './PageContext'
import { Pressable } from './Pressable'

export interface PageProps {
  title: string
  children: ReactNode
  /** What stays at the bottom edge: BottomBar, TabBar, or both. */
  foot?: ReactNode
  /** Uses the width of a desk from 1024 px up; else the phone's layout stands in the middle. */
  wide?: boolean
  /** Told to assistive technology; draw Skeletons yourself. */
  loading?: boolean
  /** The pale blue top of the landing page. */
  landing?: boolean
  /** Set false where the page shows its own way to say that the network is gone. */
  offlineBanner?: boolean
  id?: string
  className?: string
}

const Navigation = ({ title }: { title: string }) => (
  <View className="ms-nav" {...aria({ role: 'banner' })}>
    {canGoBack()
      ? <Pressable className="ms-nav__back" id="nav-back" label="返回" onPress={() => void back()}><Icon name="back" size={22} /></Pressable>
      : isTop() ? null : <Pressable className="ms-nav__back" id="nav-home" label="回首页" onPress={() => void home()}><Icon name="home" size={22} /></Pressable>}
    <View className="ms-nav__title" {...aria({ role: 'heading', level: 1 })}>{title}</View>
  </View>
)

/** The root of every page: paper, elder mode, title, the place where dialogs and toasts appear, safe area below. */
export const Page = ({ title, children, foot, wide = false, loading = false, landing = false, offlineBanner = true, id, className = '' }: PageProps) => {
  const { elder } = useElder()
  const host = useId()
  const [, redraw] = useState(0)
  const { palette, above } = useContext(PageContext)
  const shown = useRef(false)
  useDidShow(() => {
    shown.current = true
    platform.setTitle(title)
    showFeedbackOn(host)
    redraw((count) => count + 1)
  })
  useDidHide(() => { shown.current = false })
  // What it is called may be known only later; of a page below another one the title stays as it is.
  useEffect(() => { if (shown.current) platform.setTitle(title) }, [title])
  const look = ['ms-page', elder ? 'elder' : '', palette, wide ? 'ms-page--wide' : '', landing ? 'ms-page--landing' : '', className]
  return (
    <View {...(id === undefined ? {} : { id })} className={look.filter(Boolean).join(' ')}>
      {process.env.TARO_ENV === 'weapp' ? null : <Navigation title={title} />}
      {above}
      <LostBanner />
      {offlineBanner ? <OfflineBanner /> : null}
      <View className="ms-page__main" {...aria({ role: 'main', busy: loading || undefined })}>
        {loading ? <View className="ms-unseen" {...aria({ role: 'status', live: 'polite' })}>正在载入</View> : null}
        {children}
      </View>
      {foot === undefined ? null : <View className="ms-page__foot">{foot}</View>}
      <FeedbackHost host={host} />
    </View>
  )
}
