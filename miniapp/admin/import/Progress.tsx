import { View } from '@tarojs/components'
import { IMPORT_KINDS } from '@shared/register/import'
import { aria } from '@/ui/aria'
import { Card } from '@/ui/Layout'
import { Remark } from '@/ui/States'
import { writes } from '../import-words'
import { grouped } from '../numbers'
import { usePace } from './use-pace'
import { type ImportView, secondsWords } from './words'

const TITLES = { reading: '正在试算，还没有改动任何数据', applying: '正在导入', undoing: '正在撤销' } as const
type Working = keyof typeof TITLES

/** How many there are in all; null where nobody knows yet: a sheet tells its length at its end. */
const totalOf = (view: ImportView): number | null => (view.state === 'reading' ? null : view.state === 'undoing' ? writes(view.acts) : view.total)

/** How far it is, how fast, how long it will take; the page may be closed meanwhile. */
export const Progress = ({ view }: { view: ImportView }) => {
  const state = view.state as Working
  const total = totalOf(view)
  const done = total === null ? view.total : Math.min(view.done, total)
  const pace = usePace(`${state} ${view.beganAt ?? ''}`, done)
  const percent = total === null || total === 0 ? null : Math.min(99, Math.floor((done / total) * 100))
  const measure = state === 'undoing' ? IMPORT_KINDS[view.kind].measure : '行'
  const parts = [
    total === null ? `已读 ${grouped(done)} 行` : `${grouped(done)} / ${grouped(total)} ${measure}`,
    pace === null ? null : `每秒约 ${grouped(Math.max(1, Math.round(pace)))} ${measure}`,
    pace === null || total === null ? null : `还要约 ${secondsWords((total - done) / pace)}`,
  ]
  return (
    <Card className="t-progress">
      <View {...aria({ role: 'status', live: 'polite' })}><View className="ms-strong">{TITLES[state]}</View></View>
      <View className="admin-bar" {...aria({ role: 'progressbar', label: percent === null ? TITLES[state] : `${TITLES[state]}，已做 ${percent}%` })}>
        <View className={`admin-bar__done ${percent === null ? 'admin-bar__done--unknown' : ''}`} style={{ width: percent === null ? '30%' : `${percent}%` }} />
      </View>
      <View className="ms-small ms-num">{parts.filter(Boolean).join('，')}</View>
      <View className="admin-after"><Remark icon="info">可以关掉这一页，它会接着做；回来在“导入”里看</Remark></View>
    </Card>
  )
}
