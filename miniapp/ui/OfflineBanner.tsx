import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { platform } from '@/platform/platform'
import { aria } from './aria'
import { Icon } from './Icon'

/** Whether there is a network, kept up to date. */
const useOnline = (): boolean => {
  const [online, setOnline] = useState(() => platform.isOnline())
  useEffect(() => platform.onNetworkChange(setOnline), [])
  return online
}

/** Shown while there is no network; nothing otherwise. `detail` says what is safe. */
export const OfflineBanner = ({ detail = '已经写好的内容都在，连上网后再继续' }: { detail?: string }) => {
  if (useOnline()) return null
  return (
    <View className="ms-offline" {...aria({ role: 'alert' })}>
      <Icon name="wifi-off" />
      <View><View>现在没有网络</View><View className="ms-offline__detail">{detail}</View></View>
    </View>
  )
}
