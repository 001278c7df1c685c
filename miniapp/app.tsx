import { useState, type PropsWithChildren } from 'react'
import { useDidHide, useLaunch, usePageNotFound } from '@tarojs/taro'
import { startTransport } from '@/cloud/transport'
import { flushDrafts } from '@/form/draft'
import { home } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { useDress } from '@/session/dress'
import { ViewingBar } from '@/session/ViewingBar'
import { AboveContext } from '@/ui/AboveContext'
import { ElderContext } from '@/ui/ElderContext'
import { PaletteContext } from '@/ui/PaletteContext'
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
      <PaletteContext.Provider value={palette === 'azure' ? '' : `palette-${palette}`}><AboveContext.Provider value={ABOVE}>{children}</AboveContext.Provider></PaletteContext.Provider>
    </ElderContext.Provider>
  )
}
