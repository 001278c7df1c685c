import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Me } from '@shared/api/directory-views'
import { CASE_LIST } from '@shared/case/list'
import type { CaseSummary } from '@shared/case/views'
import { NothingLeft, SearchReach } from '@/case/SearchReach'
import { useCaseList, type ListQuery } from '@/case/use-case-list'
import { useFound } from '@/case/use-found'
import { useShown } from '@/data/use-shown'
import { ListPage } from '@/list/ListPage'
import { useNarrowing } from '@/list/use-narrowing'
import { useSearch } from '@/list/use-search'
import { WindowedRows } from '@/list/WindowedRows'
import { go } from '@/platform/navigate'
import { DUE_FIRST, SEARCH_HINT } from '@/words/search'
import { groupByDue, searchedIn, standInKey, worklistTabs, type WorklistTab } from './worklist-tabs'
import type { Identity } from '@/session/identity'
import { presentInstant } from '@/session/now'
import { useSession } from '@/session/use-session'
import { Card, SectionHeader } from '@/ui/Layout'
import { Empty } from '@/ui/States'
import { StandInLines } from './StandInLines'
import { UnclaimedCard } from './UnclaimedCard'
import { useRowAct } from './use-row-act'
import { WorklistSkeleton } from './WorklistSkeleton'
import { WorkRow } from './WorkRow'
import './worklist.scss'

const openCase = ({ id }: Pick<CaseSummary, 'id'>): void => void go('/officer/case/index', { id })

/** The work list of an officer or a member of a department: what is due first stands first. `found`: what it is searched for when it opens. Renders inside a Page. */
export const Worklist = ({ identity, found }: { identity: Identity, found: string }) => {
  const { me } = useSession()
  return me === null ? <WorklistSkeleton /> : <OwnWork me={me} identity={identity} found={found} />
}

const OwnWork = ({ me, identity, found: start }: { me: Me, identity: Identity, found: string }) => {
  const tabs = worklistTabs(identity, me.standsFor)
  const [key, setKey] = useState<WorklistTab['key']>('all')
  const words = useSearch(start)
  const { search } = words
  const searching = search !== ''
  const tab = tabs.find((one) => one.key === key) ?? tabs[0]
  const narrowing = useNarrowing(CASE_LIST, { ...(searching || tab.query.box === 'open' ? { due: true } : {}), kind: true, from: true, until: true, urgent: true })
  const { filters } = narrowing.asked

  const asked = (query: ListQuery): ListQuery => ({ ...query, ...(query.filters || filters ? { filters: { ...filters, ...query.filters } } : {}) })
  // The numbers on the tabs: of what is mine, and of what is the unit's. While searching there are others, and nothing is read for them.
  const counted = (of: 'mine' | 'unit'): ListQuery | null => {
    const query = tabs.find((one) => one.query.tab.of === of)?.query
    return query === undefined || searching ? null : asked({ tab: query.tab, box: 'open', parts: true })
  }
  const mine = useCaseList(counted('mine'), { keepFor: 'restart' })
  const unit = useCaseList(counted('unit'), { keepFor: 'restart' })
  // What is read for the numbers is a tab too; any other is read when it is looked at.
  const isBase = tab.counted === 'open' && tab.query.tab.of !== 'standIn'
  const other = useCaseList(searching || isBase ? null : asked(tab.query), { keepFor: 'restart' })
  const found = useFound({ scopes: searchedIn(identity), search, narrowed: filters ? { filters } : {}, onNumber: openCase })
  const list = searching ? found.list : !isBase ? other : tab.query.tab.of === 'unit' ? unit : mine

  const rowAct = useRowAct(() => void Promise.all([mine.reread(), unit.reread(), other.reread(), found.list.reread()]))
  const refresh = (): Promise<unknown> => Promise.all([mine.refresh(), unit.refresh(), other.refresh(), found.refresh()])
  useShown(refresh)

  const now = presentInstant()
  const unclaimed = unit.counts?.unclaimed ?? 0
  const countOf = ({ key: of, query, counted: part }: WorklistTab): number | null => {
    if (query.tab.of === 'standIn') return of === key ? other.counts?.open ?? null : null
    const own = (query.tab.of === 'unit' ? unit : mine).counts?.[part] ?? null
    // 「全部」 is all that waits for me: mine, and what nobody of my unit has taken.
    return of === 'all' && own !== null ? own + unclaimed : own
  }
  const queue = tabs.find((one) => one.key === 'queue')?.query
  const row = (one: CaseSummary) => <WorkRow key={one.id} one={one} me={me} now={now} busy={rowAct.busyId === one.id} onOpen={() => openCase(one)} onAct={(act) => rowAct.act(one, act)} />
  const atAll = !searching && tab.key === 'all'

  return (
    <View className="t-worklist">
      <ListPage
        list={list}
        tabs={searching
          ? { label: '找到的', all: found.tabs, current: found.current, onChange: found.choose }
          : { label: '待办分类', all: tabs.map((one) => ({ value: one.key, word: one.label, count: countOf(one) })), current: tab.key, onChange: (next) => setKey(next as WorklistTab['key']) }}
        search={{ ...words, id: 'worklist-search', label: SEARCH_HINT }}
        narrowing={{ ...narrowing, ownOrder: DUE_FIRST }}
        onRetry={() => void refresh()}
        failed="待办没有读到"
        skeleton={<WorklistSkeleton />}
        before={atAll
          ? (
            <>
              <StandInLines standsFor={me.standsFor} onOpen={({ personId }) => setKey(standInKey(personId))} />
              {queue === undefined || unclaimed === 0 ? null : <UnclaimedCard query={asked(queue)} count={unclaimed} now={now} row={row} onAll={() => setKey('queue')} />}
            </>
            )
          : undefined}
        empty={atAll && filters === undefined && unclaimed > 0
          ? <Empty icon="check-ring" title="您手上没有待办" text="上面是本单位还没人认领的。" />
          : <NothingLeft searched={searching ? found.searched : null} narrowed={filters !== undefined}><Empty icon="check-ring" title={tab.empty} text="有新的诉求会发消息告诉您。" /></NothingLeft>}
        after={<SearchReach searched={searching ? found.searched : null} looked={list.looked} pile={searching ? found.pile : tab.label} />}
      >
        {(rows) => groupByDue(rows, now).map((group) => (
          <View key={group.key} className={`t-group-${group.key}`}>
            {group.label === '' ? null : <SectionHeader>{group.label}</SectionHeader>}
            <Card tight><WindowedRows rows={group.items} keyOf={({ id }) => id} rowHeight={118}>{row}</WindowedRows></Card>
          </View>
        ))}
      </ListPage>
    </View>
  )
}
