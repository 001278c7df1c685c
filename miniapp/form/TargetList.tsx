import { View } from '@tarojs/components'
import { useState } from 'react'
import type { TargetRow } from './targets'
import { aria } from '@/ui/aria'
import { FieldError, SearchField } from '@/ui/Field'
import { Icon } from '@/ui/Icon'
import { Pressable } from '@/ui/Pressable'
import { TextButton } from '@/ui/SmallButton'
import type { Chosen } from './values'
import './form.scss'

/** Rows drawn at once; more are found by searching. */
const SHOWN = 30
/** Below this many there is nothing to search for. */
const SEARCHABLE = 6

export interface TargetListProps {
  label: string
  /** Rows that answer to the words typed. */
  rowsFor: (search: string) => TargetRow[]
  value: Chosen | null
  onChange: (target: Chosen | null) => void
  error?: string | undefined
  searchLabel: string
}

/** Choosing one place or person: search, choose, and then only the choice stands there until it is changed. */
export const TargetList = ({ label, rowsFor, value, onChange, error, searchLabel }: TargetListProps) => {
  const [search, setSearch] = useState('')
  if (value !== null) {
    return (
      <View className="target-list">
        <View className="ms-field__label"><View>{label}</View></View>
        <View className="target-list__chosen t-target-chosen">
          <Icon name={value.kind === 'unit' ? 'building' : 'user'} />
          <View className="ms-grow ms-strong">{value.name}</View>
          <TextButton className="t-target-change" onPress={() => onChange(null)}>换一个</TextButton>
        </View>
      </View>
    )
  }
  const everything = rowsFor('').length
  const rows = rowsFor(search)
  return (
    <View className="target-list">
      <View className="ms-field__label"><View>{label}</View></View>
      {everything > SEARCHABLE ? <SearchField id="target-search" label={searchLabel} value={search} onChange={setSearch} onSearch={() => undefined} /> : null}
      <FieldError>{error}</FieldError>
      <View className="target-list__rows" {...aria({ role: 'radiogroup', label })}>
        {rows.slice(0, SHOWN).map((row) => (
          <Pressable key={row.key} role="radio" checked={false} className="target-list__row t-target-row" onPress={() => onChange(row.target)}>
            <Icon name={row.target.kind === 'unit' ? 'building' : 'user'} />
            <View className="ms-grow">
              <View className="ms-strong">{row.target.name}</View>
              {row.detail === '' ? null : <View className="ms-caption">{row.detail}</View>}
            </View>
            {row.fits ? <View className="target-list__fits">对口</View> : null}
          </Pressable>
        ))}
      </View>
      {rows.length === 0 ? <View className="ms-small target-list__none">{everything === 0 ? '没有可以选的' : `没有找到“${search.trim()}”，换一个词试试`}</View> : null}
      {rows.length > SHOWN ? <View className="ms-caption target-list__none">{`还有 ${rows.length - SHOWN} 个，输入名称查找`}</View> : null}
    </View>
  )
}
