import { View } from '@tarojs/components'
import { useState } from 'react'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import type { Chosen } from '@/form/values'
import { aria } from '@/ui/aria'
import { FieldError } from '@/ui/Field'
import { Icon } from '@/ui/Icon'
import { Pressable } from '@/ui/Pressable'
import { TextButton } from '@/ui/SmallButton'
import { Skeleton } from '@/ui/States'
import { areaWords } from '../thing-words'
import { useAdminArea } from '../use-admin-area'
import { Above } from './Above'
import { ChosenRow } from './Chosen'
import { useFollowedFocus } from './use-followed-focus'
import '@/form/form.scss'

export interface AreaPickerProps {
  label: string
  value: Chosen | null
  onChange: (area: Chosen | null) => void
  error?: string | undefined
  /** Neither it nor what lies in it can be chosen. */
  without?: string
  /** Where one begins to look; by default at the top. */
  start?: string | undefined
}

/** Choosing an area of the tree, one level at a time: the one that is looked at can be taken, those below it looked at. */
export const AreaPicker = ({ label, value, onChange, error, without, start }: AreaPickerProps) => {
  const focus = useFollowedFocus(value?.id ?? '')
  return (
    <View className="target-list admin-picker" {...focus}>
      <View className="ms-field__label"><View>{label}</View></View>
      {value === null ? <Levels label={label} onChoose={onChange} error={error} without={without} start={start} /> : <ChosenRow chosen={value} onDrop={() => onChange(null)} />}
    </View>
  )
}

const Levels = ({ label, onChoose, error, without, start }: { label: string, onChoose: (area: Chosen) => void, error: string | undefined, without: string | undefined, start: string | undefined }) => {
  const root = useAdminArea()
  const [opened, setAt] = useState<string | null>(start ?? null)
  // Whose area it is may be known only after the page is drawn.
  const at = opened ?? root
  const { data, error: failed, refresh } = useQuery('register.tree', at === null ? null : { areaId: at })
  const focus = useFollowedFocus(at ?? '')
  return (
    <View className="admin-picker t-area-picker" {...focus}>
      <FieldError>{error}</FieldError>
      <Loaded data={data} error={failed} onRetry={() => void refresh()} failed="区域没有读到" skeleton={<Skeleton height={52} />}>
        {({ area, above, below }) => (
          <>
            <Above above={above} onOpen={setAt} />
            <View className="admin-headed">
              <View className="ms-grow ms-strong">{area.name}</View>
              <TextButton icon="check" className="t-take-area" label={`就选这里：${area.name}`} onPress={() => onChoose({ kind: 'region', id: area.id, name: area.name })}>就选这里</TextButton>
            </View>
            <View className="target-list__rows" {...aria({ role: 'group', label: `${label}：${area.name}的下级` })}>
              {below.filter(({ id, state }) => id !== without && state === 'open').map((row) => (
                <Pressable key={row.id} className="target-list__row t-area-below" onPress={() => setAt(row.id)}>
                  <Icon name="flag" />
                  <View className="ms-grow"><View className="ms-strong">{row.name}</View><View className="ms-caption">{areaWords(row)}</View></View>
                  <Icon name="chevron-right" />
                </Pressable>
              ))}
            </View>
          </>
        )}
      </Loaded>
    </View>
  )
}
