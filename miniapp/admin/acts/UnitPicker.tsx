import { View } from '@tarojs/components'
import { Loaded } from '@/data/Loaded'
import { ReadOn } from '@/data/ReadOn'
import { useList } from '@/data/use-list'
import type { Chosen } from '@/form/values'
import { useSearch } from '@/list/use-search'
import { aria } from '@/ui/aria'
import { FieldError, SearchField } from '@/ui/Field'
import { Icon } from '@/ui/Icon'
import { Pressable } from '@/ui/Pressable'
import { Skeleton } from '@/ui/States'
import { unitWords } from '../thing-words'
import { useAdminArea } from '../use-admin-area'
import { ChosenRow } from './Chosen'
import { useFollowedFocus } from './use-followed-focus'
import '@/form/form.scss'

export interface UnitPickerProps {
  label: string
  value: Chosen | null
  onChange: (unit: Chosen | null) => void
  error?: string | undefined
  /** It cannot be chosen. */
  without?: string
}

/** Choosing one of the units of the administrator's area, found by its name. */
export const UnitPicker = ({ label, value, onChange, error, without }: UnitPickerProps) => {
  const focus = useFollowedFocus(value?.id ?? '')
  return (
    <View className="target-list admin-picker" {...focus}>
      <View className="ms-field__label"><View>{label}</View></View>
      {value === null ? <Units label={label} onChoose={onChange} error={error} without={without} /> : <ChosenRow chosen={value} onDrop={() => onChange(null)} />}
    </View>
  )
}

const Units = ({ label, onChoose, error, without }: { label: string, onChoose: (unit: Chosen) => void, error: string | undefined, without: string | undefined }) => {
  const areaId = useAdminArea()
  const words = useSearch()
  const list = useList('register.things', areaId === null ? null : { of: 'unit', areaId, ...(words.search === '' ? {} : { search: words.search }) })
  const none = words.search === '' ? '还没有单位。请先在“区域和单位”里登记一个' : `没有找到“${words.search}”，换一个词试试`
  return (
    <View className="t-unit-picker">
      <SearchField id="unit-search" label="搜单位名称" value={words.typed} onChange={words.type} onSearch={words.find} />
      <FieldError>{error}</FieldError>
      <Loaded data={list.items} error={list.error} onRetry={() => void list.refresh()} failed="单位没有读到" skeleton={<Skeleton height={52} />} empty={{ when: (rows) => rows.length === 0, show: <View className="ms-small target-list__none">{none}</View> }}>
        {(rows) => (
          <View className="target-list__rows" {...aria({ role: 'radiogroup', label })}>
            {rows.map((row) => (row.of !== 'unit' || row.id === without
              ? null
              : (
                <Pressable key={row.id} role="radio" checked={false} className="target-list__row t-target-row" onPress={() => onChoose({ kind: 'unit', id: row.id, name: row.name })}>
                  <Icon name="building" />
                  <View className="ms-grow"><View className="ms-strong">{row.name}</View><View className="ms-caption">{unitWords(row)}</View></View>
                </Pressable>
                )))}
          </View>
        )}
      </Loaded>
      <ReadOn list={list} />
    </View>
  )
}
