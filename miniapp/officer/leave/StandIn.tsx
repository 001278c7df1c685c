import { View } from '@tarojs/components'
import { Loaded } from '@/data/Loaded'
import type { Colleagues } from '@/form/targets'
import { useColleagues, usePlaces } from '@/form/use-places'
import type { Chosen } from '@/form/values'
import { Chips } from '@/ui/Choice'
import { Skeleton } from '@/ui/States'

const NOBODY = 'nobody'

interface StandInProps {
  unitId: string | null
  selfId: string
  value: Chosen | null
  onChange: (person: Chosen | null) => void
}

/** 谁代办. An officer, whose station has no queue, is stood in for by another officer of the register. */
export const StandIn = ({ unitId, selfId, value, onChange }: StandInProps) => {
  const colleagues = useColleagues(unitId)
  const places = usePlaces(unitId === null)
  const { error, refresh } = unitId === null ? places : colleagues
  const people = unitId === null ? places.data?.officers ?? null : colleagues.data
  return (
    <Loaded data={people} error={error} onRetry={() => void refresh()} failed="同事名单没有取到" skeleton={<View className="msb-gap"><Skeleton height={44} /></View>}>
      {(all) => {
        const options = [...standIns(all, selfId).map(({ personId, name }) => ({ value: personId, word: name })), { value: NOBODY, word: '先不指定' }]
        const choose = (id: string): void => onChange(id === NOBODY ? null : { kind: 'person', id, name: options.find((one) => one.value === id)?.word ?? '' })
        return (
          <View className="ms-field t-stand-in">
            <View className="ms-field__label">谁代办</View>
            <Chips label="谁代办" options={options} value={value?.id ?? NOBODY} onChange={choose} />
          </View>
        )
      }}
    </Loaded>
  )
}

/** Whoever is at work, of one's own station where it has others; else of the whole register. */
function standIns(people: Colleagues, selfId: string): Colleagues {
  const station = people.find(({ personId }) => personId === selfId)?.unitName ?? null
  const others = people.filter(({ personId, onDuty }) => personId !== selfId && onDuty)
  const near = others.filter(({ unitName }) => unitName === station)
  return near.length > 0 ? near : others
}
