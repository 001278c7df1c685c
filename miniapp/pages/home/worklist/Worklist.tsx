import { View } from '@tarojs/components'
import { useState } from 'react'
import { CASE_LIST } from '@shared/case/list'
import type { CaseSummary } from '@shared/case/views'
import { NothingLeft, SearchReach } from '@/case/SearchReach'
import { useCaseList, type ListQuery } from '@/case/use-case-list'
import { useShown } from '@/data/use-shown'
import { ListPage } from '@/list/ListPage'
import { useNarrowing } from '@/list/use-narrowing'
import { useSearch } from '@/list/use-search'
import { WindowedRows } from '@/list/WindowedRows'
import { go } from '@/platform/navigate'
import { DUE_FIRST, SEARCH_HINT, type Searched } from '@/words/search'
import { groupByDue, pileOf, worklistTabs, type WorklistTab } from './worklist-tabs'
import type { Identity } from '@/session/identity'
import { presentInstant } from '@/session/now'
import { useSession } from '@/session/use-session'
import { Card, SectionHeader } from '@/ui/Layout'
import { Empty, Skeleton } from '@/ui/States'
import { useRowAct } from './use-row-act'
import { WorkRow } from './WorkRow'
import './worklist.scss'

/** The work list of an officer or a member of a department: what is due first stands first. `found`: what it is searched for when it opens. Renders inside a Page. */
export const Worklist = ({ identity, found }: { identity: Identity, found: string }) => {
  const { me } = useSession()
  const tabs = worklistTabs(identity)
  const [key, setKey] = useState<WorklistTab['key']>('all')
  const words = useSearch(found)
  const { search } = words
  const tab = tabs.find((one) => one.key === key) ?? tabs[0]
  const narrowing = useNarrowing(CASE_LIST, { ...(tab.query.box === 'open' ? { due: true } : {}), kind: true, from: true, until: true, urgent: true })
  const { filters } = narrowing.asked

  const ready = me !== null
  const asked = (query: ListQuery): ListQuery => ({ ...query, ...(query.filters || filters ? { filters: { ...filters, ...query.filters } } : {}) })
  // The numbers on the tabs: of what is mine, and of what is the unit's. While searching there are none, and nothing is read for them.
  const counted = (of: 'mine' | 'unit'): ListQuery | null => {
    const query = tabs.find((one) => one.query.tab.of === of)?.query
    return !ready || query === undefined || search !== '' ? null : asked({ tab: query.tab, box: 'open', parts: true })
  }
  const mine = useCaseList(counted('mine'), { keepFor: 'restart' })
  const unit = useCaseList(counted('unit'), { keepFor: 'restart' })
  // What is read for the numbers is a tab too; any other is read when it is looked at.
  const base = tab.query.tab.of === 'unit' ? unit : mine
  const isBase = search === '' && tab.counted === 'open'
  const other = useCaseList(ready && !isBase ? { ...asked(tab.query), ...(search === '' ? {} : { search }) } : null, { keepFor: search === '' ? 'restart' : 'run' })
  const list = isBase ? base : other

  const rowAct = useRowAct(() => void Promise.all([mine.reread(), unit.reread(), other.reread()]))
  const refresh = (): Promise<unknown> => Promise.all([mine.refresh(), unit.refresh(), other.refresh()])
  useShown(refresh)

  if (!ready) return <WorklistSkeleton />
  const now = presentInstant()
  const searched: Searched | null = search === '' ? null : { looked: list.looked, search, pile: pileOf(tab) }
  const countOf = (one: WorklistTab): number | null => (one.query.tab.of === 'unit' ? unit : mine).counts?.[one.counted] ?? null

  return (
    <View className="t-worklist">
      <ListPage
        list={list}
        tabs={{ label: '待办分类', all: tabs.map((one) => ({ value: one.key, word: one.label, count: countOf(one) })), current: tab.key, onChange: setKey }}
        search={{ ...words, id: 'worklist-search', label: SEARCH_HINT }}
        narrowing={{ ...narrowing, ownOrder: DUE_FIRST }}
        onRetry={() => void refresh()}
        failed="待办没有读到"
        skeleton={<WorklistSkeleton />}
        empty={<NothingLeft searched={searched} narrowed={filters !== undefined}><Empty icon="check-ring" title={tab.empty} text="有新的诉求会发消息告诉您。" /></NothingLeft>}
        after={<SearchReach searched={searched} looked={list.looked} pile={pileOf(tab)} />}
      >
        {(rows) => groupByDue(rows, now).map((group) => (
          <View key={group.key} className={`t-group-${group.key}`}>
            {group.label === '' ? null : <SectionHeader>{group.label}</SectionHeader>}
            <Card tight>
              <WindowedRows rows={group.items} keyOf={({ id }) => id} rowHeight={118}>
                {(one: CaseSummary) => (
                  <WorkRow one={one} me={me} now={now} busy={rowAct.busyId === one.id} onOpen={() => void go('/officer/case/index', { id: one.id })} onAct={(act) => rowAct.act(one, act)} />
                )}
              </WindowedRows>
            </Card>
          </View>
        ))}
      </ListPage>
    </View>
  )
}

const WorklistSkeleton = () => (
  <Card>
    {[1, 2, 3].map((row) => (
      <View key={row} className="worklist__wait">
        <Skeleton width="40%" />
        <Skeleton height={20} width="80%" />
        <Skeleton width="55%" />
      </View>
    ))}
  </Card>
)
