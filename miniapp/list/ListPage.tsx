import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import type { ReactNode } from 'react'
import type { ReplyError } from '@/cloud/contract'
import { Loaded } from '@/data/Loaded'
import { ReadOn } from '@/data/ReadOn'
import type { List } from '@/data/use-list'
import { Segments, type Segment } from '@/ui/Choice'
import { SearchField } from '@/ui/Field'
import { TextButton } from '@/ui/SmallButton'
import { useDesk } from '@/ui/use-desk'
import { NarrowButton, NarrowedBy } from './Narrowed'
import type { Narrowing } from './use-narrowing'
import type { ListSearch } from './use-search'
import './list.scss'

export interface ListPageProps<R, T extends string> {
  list: List<R>
  /** What it is divided into, each with how many are in it. */
  tabs?: { label: string, all: readonly Segment<T>[], current: T, onChange: (tab: T) => void }
  search?: ListSearch & { id: string, label: string }
  /** By what it can be narrowed; `ownOrder`: how it stands by itself. */
  narrowing?: Narrowing & { ownOrder: string }
  /** What failed before there could be a list: who one is was not known. */
  failure?: ReplyError | null
  onRetry: () => void
  failed: string
  skeleton: ReactNode
  empty: ReactNode
  /** Above the rows, whether there are any or not. */
  before?: ReactNode
  /** Below the last row. */
  after?: ReactNode
  /** The rows: WindowedRows of cards, or a ListTable. */
  children: (rows: readonly R[]) => ReactNode
}

/** What every page that is a list has: tabs with counts, search, filters, rows that are read on by scrolling, and each state of them. Stands in a Page. */
export const ListPage = <R, T extends string>({ list, tabs, search, narrowing, failure = null, onRetry, failed, skeleton, empty, before, after, children }: ListPageProps<R, T>) => {
  const desk = useDesk()
  useReachBottom(() => void list.readOn())
  return (
    <View>
      {tabs === undefined && search === undefined
        ? null
        : (
          <View className="list-head">
            {tabs === undefined ? null : <Segments label={tabs.label} tabs={tabs.all} current={tabs.current} onChange={tabs.onChange} />}
            {search === undefined
              ? null
              : (
                <View className="list-head__search">
                  <View className="ms-grow t-search"><SearchField id={search.id} label={search.label} value={search.typed} onChange={search.type} onSearch={search.find} /></View>
                  {desk ? <TextButton icon="refresh" className="t-refresh" onPress={onRetry}>刷新</TextButton> : null}
                  {narrowing === undefined ? null : <NarrowButton narrowing={narrowing} ownOrder={narrowing.ownOrder} />}
                </View>
                )}
          </View>
          )}
      {narrowing === undefined ? null : <NarrowedBy narrowing={narrowing} />}
      {before}
      <Loaded data={list.items} error={list.items === null ? list.error ?? failure : list.error} onRetry={onRetry} failed={failed} skeleton={skeleton} empty={{ when: (rows) => rows.length === 0, show: empty }}>
        {(rows) => (
          <>
            {children(rows)}
            {after}
            <ReadOn list={list} />
          </>
        )}
      </Loaded>
    </View>
  )
}
