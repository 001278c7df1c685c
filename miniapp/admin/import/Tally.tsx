import { View } from '@tarojs/components'
import type { RowAct } from '@shared/register/import'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/Icon'
import type { IconName } from '@/ui/icon-paths'
import { Card } from '@/ui/Layout'
import { grouped } from '../numbers'
import { type ImportView, many } from './words'

// prettier-ignore
const NUMBERS: readonly { act: RowAct, icon: IconName, word: string, always?: true }[] = [
  { act: 'new', icon: 'building', word: '新增', always: true },
  { act: 'changed', icon: 'transfer', word: '更新', always: true },
  { act: 'gone', icon: 'octagon-x', word: '改为注销' },
  { act: 'same', icon: 'check-ring', word: '没有变化', always: true },
  { act: 'bad', icon: 'alert-triangle', word: '有问题，不导入', always: true },
]

/** What the rows of the sheet do, as numbers and as parts of one bar. */
export const Tally = ({ view }: { view: ImportView }) => {
  const shown = NUMBERS.filter(({ act, always }) => always === true || many(view, act) > 0)
  const label = shown.map(({ act, word }) => `${word} ${many(view, act)}`).join('，')
  return (
    <Card className="t-tally">
      <View className="admin-tally">
        {shown.map(({ act, icon, word }) => (
          <View key={act} className={`admin-tally__one admin-tally__one--${act} t-tally-${act}`}>
            <View className="admin-tally__word"><Icon name={icon} size={18} /><View>{word}</View></View>
            <View className="admin-tally__count ms-num">{grouped(many(view, act))}</View>
          </View>
        ))}
      </View>
      <View className="admin-parts" {...aria({ role: 'img', label })}>
        {shown.filter(({ act }) => many(view, act) > 0).map(({ act }) => <View key={act} className={`admin-parts__one admin-parts__one--${act}`} style={{ flexGrow: many(view, act) }} />)}
      </View>
    </Card>
  )
}
