import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OutputOf } from '@shared/api'
import { go } from '@/platform/navigate'
import { Segments } from '@/ui/Choice'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Offered } from '@/session/offered'
import { Above } from '../acts/Above'
import { ThingActs } from '../acts/ThingActs'
import { useFollowedFocus } from '../acts/use-followed-focus'
import { ExportButton } from '../ExportButton'
import { pileCount } from '../numbers'
import { areaWords } from '../thing-words'
import { ThingList } from '../ThingList'
import { openThing, StateMark } from '../ThingRows'
import { AreaRows } from './AreaRows'

const TABS = { area: '下级区域', unit: '单位', hall: '大厅', window: '窗口' } as const
type Tab = keyof typeof TABS
const isTab = (word: string | undefined): word is Tab => word !== undefined && Object.hasOwn(TABS, word)
const ADD: Record<Tab, string> = { area: '在下面加一个区域', unit: '登记一个单位', hall: '登记一个大厅', window: '登记一个窗口' }

export interface AreaPanelProps {
  shown: OutputOf<'register.tree'>
  /** What is looked at first: areas, units, halls or windows; nothing else is understood. */
  first: string | undefined
  onOpen: (id: string) => void
  onDone: () => Promise<unknown>
  turn: number
}

/** One area: what can be done to it, what lies below it, its units, halls and windows. */
export const AreaPanel = ({ shown: { area, above, below }, first, onOpen, onDone, turn }: AreaPanelProps) => {
  const [tab, setTab] = useState<Tab>(isTab(first) ? first : area.areas > 0 ? 'area' : 'unit')
  const thing = { of: 'area' as const, ...area }
  // What was pressed is gone once the area is closed, or part of a merge that waits.
  const focus = useFollowedFocus(`${area.state} ${area.merging ?? ''}`)
  const add = <Offered to="register.saveArea"><TextButton icon="pencil" className={`t-add-${tab}`} onPress={() => void go('/admin/enter/index', { of: tab, areaId: area.id })}>{ADD[tab]}</TextButton></Offered>
  const counts: Record<Tab, string | undefined> = { area: pileCount(area.areas), unit: pileCount(area.units), hall: undefined, window: undefined }
  return (
    <View className="t-area-panel" {...focus}>
      <Card>
        <Above above={above} onOpen={onOpen} />
        <View className="admin-thing__head"><View className="ms-title ms-grow t-shown-area">{area.name}</View><StateMark of="area" state={area.state} /></View>
        <View className="ms-small">{areaWords(area)}</View>
        <Offered to="register.closeThing"><ThingActs key={area.id} thing={thing} merging={area.merging} onDone={onDone} /></Offered>
        <Offered to="register.thing">
          <View className="admin-acts">
            <TextButton go className="t-area-people" onPress={() => void go('/admin/people/index', { areaId: area.id, name: area.name })}>这里的人员</TextButton>
            <TextButton go className="t-area-thing" onPress={() => openThing(thing)}>登记和变更历史</TextButton>
          </View>
        </Offered>
      </Card>
      <View className="admin__gap">
        <Segments label="看什么" tabs={(Object.keys(TABS) as Tab[]).map((value) => ({ value, word: TABS[value], unit: '个', ...(counts[value] === undefined ? {} : { count: counts[value] }) }))} current={tab} onChange={setTab} />
      </View>
      {tab === 'area'
        ? <>{area.state === 'open' ? <View className="admin-tools">{add}</View> : null}<ExportButton list={{ of: 'areas', areaId: area.id }} /><AreaRows rows={below} onOpen={onOpen} /></>
        : <ThingList key={`${tab} ${area.id}`} of={tab} areaId={area.id} turn={turn} before={area.state === 'open' ? add : null} />}
    </View>
  )
}
