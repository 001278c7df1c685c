import { View } from '@tarojs/components'
import { useState } from 'react'
import type { AreaRow } from '@shared/api/things-views'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { TextButton } from '@/ui/SmallButton'
import { Pill } from '@/ui/Status'
import { Empty } from '@/ui/States'
import { areaWords } from '../thing-words'
import { StateMark } from '../ThingRows'

/** What is said of it besides: that it is closed, or is to go into another. */
const bottomOf = ({ state, merging }: AreaRow) =>
  (state === 'closed' ? { bottom: <StateMark of="area" state="closed" /> } : merging === null ? {} : { bottom: <Pill tone="amber" icon="hand">合并等确认</Pill> })

/** What lies right below an area; closed ones are folded away. */
export const AreaRows = ({ rows, onOpen }: { rows: readonly AreaRow[], onOpen: (id: string) => void }) => {
  const [unfolded, setUnfolded] = useState(false)
  const closed = rows.filter(({ state }) => state === 'closed')
  const shown = unfolded ? rows : rows.filter(({ state }) => state === 'open')
  return (
    <View className="t-areas-below">
      {shown.length === 0
        ? <Card><Empty icon="flag" title="下面还没有区域" text="可以在下面加一个，或从表格导入。" /></Card>
        : (
          <Card tight>
            {shown.map((row) => (
              <ListItem key={row.id} className="t-area-row" lead={<Icon name="flag" />} title={row.name} detail={areaWords(row)} {...bottomOf(row)} onPress={() => onOpen(row.id)} />
            ))}
          </Card>
          )}
      {closed.length === 0 ? null : <TextButton tone="quiet" className="t-closed-areas" onPress={() => setUnfolded(!unfolded)}>{unfolded ? '收起已撤销的' : `还有 ${closed.length} 个已撤销的`}</TextButton>}
    </View>
  )
}
