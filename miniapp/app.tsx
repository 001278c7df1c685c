import { useState, type PropsWithChildren } from 'react'
import { useDidHide, useLaunch, usePageNotFound } from '@tarojs/taro'
import { startTransport } from '@/cloud/transport'
import { flushDrafts } from '@/form/draft'
import { home, onLost } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { confirm } from '@/ui/feedback'
import { ElderContext } from '@/ui/ElderContext'
import './app.scss'
import '@/styles/platform'

const ELDER_KEY = 'msb.elder'

// Taro insists on a default export.
export default function App({ children }: PropsWithChildren) {
  const [elder, keepElder] = useState(() => platform.storage.get<boolean>(ELDER_KEY) ?? false)
  useLaunch(() => startTransport())
  // An old link, a mistyped address: home is better than an empty page.
  usePageNotFound(() => void home())
  useLaunch(() => onLost((again) => void confirm({ title: '这一页没有打开', text: '可能是网络断了一下。您写的内容都还在。', ok: '再试一次' }).then((yes) => { if (yes) again() })))
  useDidHide(flushDrafts)
  const setElder = (next: boolean) => {
    platform.storage.set(ELDER_KEY, next)
    keepElder(next)
  }
  return <ElderContext.Provider value={{ elder, setElder }}>{children}</ElderContext.Provider>
}
