import { View } from '@tarojs/components'
import { aria } from '@/ui/aria'
import { Card } from '@/ui/Layout'
import { Remark } from '@/ui/States'
import { grouped } from '../numbers'
import type { PrintShown } from './print-words'

/** How far it is; the page may be closed meanwhile. */
export const PrintProgress = ({ view: { done, total } }: { view: PrintShown }) => {
  const percent = Math.min(99, Math.floor((done / Math.max(1, total)) * 100))
  return (
    <Card className="t-progress">
      <View {...aria({ role: 'status', live: 'polite' })}><View className="ms-strong">正在排版</View></View>
      <View className="admin-bar" {...aria({ role: 'progressbar', label: `正在排版，已做 ${percent}%` })}><View className="admin-bar__done" style={{ width: `${percent}%` }} /></View>
      <View className="ms-small ms-num">{`${grouped(done)} / ${grouped(total)} 块`}</View>
      <View className="admin-after"><Remark icon="info">可以关掉这一页，它会接着做；回来在“打印记录”里看</Remark></View>
    </Card>
  )
}
