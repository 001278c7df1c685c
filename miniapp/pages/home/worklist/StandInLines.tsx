import { View } from '@tarojs/components'
import type { Me } from '@shared/api/directory-views'
import { useCaseList } from '@/case/use-case-list'
import { useShown } from '@/data/use-shown'
import { shownCount } from '@/ui/count'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { Pressable } from '@/ui/Pressable'

type Absent = Me['standsFor'][number]

/** For whom one stands in now, and how much lies with each: one tap to it. */
export const StandInLines = ({ standsFor, onOpen }: { standsFor: readonly Absent[], onOpen: (absent: Absent) => void }) => (
  standsFor.length === 0 ? null : <Card tight className="t-stand-ins">{standsFor.map((absent) => <Line key={absent.personId} absent={absent} onOpen={onOpen} />)}</Card>
)

const Line = ({ absent, onOpen }: { absent: Absent, onOpen: (absent: Absent) => void }) => {
  const { counts, refresh } = useCaseList({ tab: { of: 'standIn', personId: absent.personId }, box: 'open' }, { keepFor: 'restart' })
  useShown(refresh)
  return (
    <Pressable className="work-stand-in t-stand-in-line" onPress={() => onOpen(absent)}>
      <Icon name="people" />
      <View className="ms-grow">{`${absent.name}请假，您在代办`}</View>
      {counts === null ? null : <View className="ms-caption ms-num">{counts.open === 0 ? '手上没有' : `${shownCount(counts.open)} 件`}</View>}
      <Icon name="chevron-right" />
    </Pressable>
  )
}
