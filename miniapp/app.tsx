import { useState, type PropsWithChildren } from 'react'
import { useDidHide, useLaunch, usePageNotFound } from '@tarojs/taro'
import { startTransport } from '@/cloud/transport'
import { flushDrafts } from '@/form/draft'
import { home } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { useDress } from '@/session/dress'
import { ViewingBar } from '@/session/ViewingBar'
import { ElderContext } from '@/ui/ElderContext'
import { PageContext } from '@/ui/PageContext'
import './app.scss'
import '@/styles/platform'

const ELDER_KEY = 'msb.elder'
const ABOVE = <ViewingBar />

// Taro insists on a default export.
export default function App({ children }: PropsWithChildren) {
  const [elder, keepElder] = useState(() => platform.storage.get<boolean>(ELDER_KEY) ?? false)
  useLaunch(() => startTransport())
  // An old link, a mistyped address: home is better than an empty page.
  usePageNotFound(() => void home())
  useDidHide(flushDrafts)
  const setElder = (next: boolean) => {
    platform.storage.set(ELDER_KEY, next)
    keepElder(next)
  }
  const { palette } = useDress().look
  return (
    <ElderContext.Provider value={{ elder, setElder }}>
      <PageContext.Provider value={{ palette: palette === 'azure' ? '' : `palette-${palette}`, above: ABOVE }}>{children}</PageContext.Provider>
    </ElderContext.Provider>
  )
}
