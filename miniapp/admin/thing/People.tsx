import { View } from '@tarojs/components'
import { useEffect } from 'react'
import type { InputOf } from '@shared/api'
import type { Thing } from '@shared/api/things-views'
import { useList } from '@/data/use-list'
import { useShown } from '@/data/use-shown'
import { go } from '@/platform/navigate'
import { SectionHeader } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { ThingRows } from '../ThingRows'
import { useAdminArea } from '../use-admin-area'

/** So many are shown here; the page of people has the rest. */
const SHOWN = 10
const LONGEST_PAGE = 50

/** The people of a unit, the windows of a hall, or the other offices of whoever has this one (offices that he has elsewhere are none of this administrator's). */
export const People = ({ thing, turn }: { thing: Thing, turn: number }) => {
  const areaId = useAdminArea()
  const asked: InputOf<'register.things'> | null = areaId === null
    ? null
    : thing.of === 'unit'
      ? { of: 'office', areaId, unitId: thing.id }
      : thing.of === 'hall' ? { of: 'window', areaId: thing.areaId, search: thing.name, limit: LONGEST_PAGE }
      : thing.of === 'office' ? { of: 'office', areaId, search: thing.name, limit: LONGEST_PAGE } : null
  const list = useList('register.things', asked)
  useShown(list.refresh)
  useEffect(() => {
    if (turn > 0) void list.reread()
  }, [turn])
  if (asked === null) return null
  if (thing.of === 'unit') return <Members unit={thing} rows={(list.items ?? []).slice(0, SHOWN)} known={list.items !== null} />
  if (thing.of === 'hall') {
    const windows = (list.items ?? []).filter((row) => row.of === 'window' && row.hallId === thing.id)
    return windows.length === 0 ? null : <View className="t-windows"><SectionHeader>窗口</SectionHeader><ThingRows rows={windows} /></View>
  }
  const others = (list.items ?? []).filter((row) => row.of === 'office' && thing.of === 'office' && row.personId === thing.personId && row.id !== thing.id)
  if (others.length === 0) return null
  return (
    <View className="t-other-offices">
      <SectionHeader>他的其他职务</SectionHeader>
      <ThingRows rows={others} />
    </View>
  )
}

const Members = ({ unit: { id, name, state, people }, rows, known }: { unit: Extract<Thing, { of: 'unit' }>, rows: Parameters<typeof ThingRows>[0]['rows'], known: boolean }) => (
  <View className="t-members">
    <SectionHeader action={state === 'open' ? <TextButton icon="user" className="t-add-member" onPress={() => void go('/admin/enter/index', { of: 'office', unitId: id })}>加一位</TextButton> : null}>工作人员</SectionHeader>
    {rows.length === 0 ? <View className="ms-small admin__gap">{known ? '还没有人。没有人的单位收不到诉求。' : '正在读取'}</View> : <ThingRows rows={rows} />}
    {people <= SHOWN ? null : <TextButton go className="t-all-members" onPress={() => void go('/admin/people/index', { unitId: id, name })}>{`看全部 ${people} 人`}</TextButton>}
  </View>
)
