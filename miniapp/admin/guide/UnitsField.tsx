import { View } from '@tarojs/components'
import { UNITS_MOST } from '@shared/register/matter'
import { MultiChips } from '@/ui/Choice'
import { UnitPicker } from '../acts/UnitPicker'

export interface Named { id: string; name: string }

/** 负责单位: those who are, each taken away with a tap, and a search for another. Of several the nearest to the company gets its request. */
export const UnitsField = ({ value, onChange }: { value: readonly Named[], onChange: (units: Named[]) => void }) => (
  <View className="form-place t-matter-unitIds">
    {value.length === 0
      ? null
      : <View className="admin__gap t-chosen-units"><MultiChips label="负责单位，点一下去掉" options={value.map(({ id, name }) => ({ value: id, word: name }))} values={value.map(({ id }) => id)} onChange={(ids) => onChange(value.filter(({ id }) => ids.includes(id)))} /></View>}
    {value.length >= UNITS_MOST ? null : <UnitPicker label={value.length === 0 ? '负责单位（可以不选）' : '再加一个负责单位'} value={null} onChange={(unit) => { if (unit !== null && !value.some(({ id }) => id === unit.id)) onChange([...value, { id: unit.id, name: unit.name }]) }} />}
  </View>
)
