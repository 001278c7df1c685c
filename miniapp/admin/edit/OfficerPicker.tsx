import { View } from '@tarojs/components'
import { Loaded } from '@/data/Loaded'
import { ReadOn } from '@/data/ReadOn'
import { useList, type RowOf } from '@/data/use-list'
import type { Chosen } from '@/form/values'
import { useSearch } from '@/list/use-search'
import { named } from '@/session/dress'
import { aria } from '@/ui/aria'
import { FieldError, SearchField } from '@/ui/Field'
import { Icon } from '@/ui/Icon'
import { Pressable } from '@/ui/Pressable'
import { Skeleton } from '@/ui/States'
import { ChosenRow } from '../acts/Chosen'
import { useFollowedFocus } from '../acts/use-followed-focus'
import { useAdminArea } from '../use-admin-area'
import '@/form/form.scss'

type Officer = RowOf<'register.officers'>

/** What is said of an officer beside his name: his unit, and how many companies he has already. */
export const officerWords = ({ unitName, companies }: Officer): string => [unitName, `已有 ${companies} 家`].filter(Boolean).join('，')

/** So many stand there before one searches: a form has two such lists and more. */
const FIRST = 6

/** Officers to choose from, found by their name or their unit's, page by page; those who are chosen already are left out. `id`: of the field of search, which a form may have twice. */
export const Officers = ({ id, label, without, onChoose }: { id: string, label: string, without: readonly string[], onChoose: (officer: { id: string, name: string }) => void }) => {
  const areaId = useAdminArea()
  const words = useSearch()
  const list = useList('register.officers', areaId === null ? null : { areaId, ...(words.search === '' ? {} : { search: words.search }) }, { first: FIRST })
  const none = words.search === '' ? named('没有可以选的{officerShort}。请先在“人员”里登记一位') : `没有找到“${words.search}”，换一个词试试`
  return (
    <View className="t-officers">
      <SearchField id={`${id}-search`} label={named('搜{officerShort}姓名或单位')} value={words.typed} onChange={words.type} onSearch={words.find} />
      <Loaded data={list.items} error={list.error} onRetry={() => void list.refresh()} failed={named('{officerShort}没有读到')} skeleton={<Skeleton height={52} />} empty={{ when: (rows) => rows.length === 0, show: <View className="ms-small target-list__none">{none}</View> }}>
        {(rows) => (
          <View className="target-list__rows" {...aria({ role: 'group', label })}>
            {rows.filter((row) => !without.includes(row.id)).map((row) => (
              <Pressable key={row.id} className="target-list__row t-target-row" onPress={() => onChoose({ id: row.id, name: row.name })}>
                <Icon name="user" />
                <View className="ms-grow"><View className="ms-strong">{row.name}</View><View className="ms-caption">{officerWords(row)}</View></View>
              </Pressable>
            ))}
          </View>
        )}
      </Loaded>
      <ReadOn list={list} />
    </View>
  )
}

/** Choosing one officer; then only he stands there until he is changed. */
export const OfficerPicker = ({ id, label, value, onChange, error }: { id: string, label: string, value: Chosen | null, onChange: (officer: Chosen | null) => void, error?: string | undefined }) => {
  const focus = useFollowedFocus(value?.id ?? '')
  return (
    <View className="target-list admin-picker" {...focus}>
      <View className="ms-field__label"><View>{label}</View></View>
      <FieldError>{error}</FieldError>
      {value === null ? <Officers id={id} label={label} without={[]} onChoose={(officer) => onChange({ kind: 'person', ...officer })} /> : <ChosenRow chosen={value} onDrop={() => onChange(null)} />}
    </View>
  )
}
