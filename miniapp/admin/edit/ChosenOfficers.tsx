import { View } from '@tarojs/components'
import { MultiChips } from '@/ui/Choice'
import { Officers } from './OfficerPicker'

export interface Named { id: string; name: string }

interface Props {
  id: string
  label: string
  value: readonly Named[]
  most: number
  onChange: (officers: Named[]) => void
}

/** Several people: those who are chosen, each taken away with a tap, and a search for another. */
export const ChosenOfficers = ({ id, label, value, most, onChange }: Props) => (
  <>
    {value.length === 0
      ? null
      : <View className="admin__gap t-chosen-officers"><MultiChips label={`${label}，点一下去掉`} options={value.map((one) => ({ value: one.id, word: one.name }))} values={value.map((one) => one.id)} onChange={(ids) => onChange(value.filter((one) => ids.includes(one.id)))} /></View>}
    {value.length >= most ? null : <Officers id={id} label={label} without={value.map((one) => one.id)} onChoose={(officer) => onChange([...value, officer])} />}
  </>
)
