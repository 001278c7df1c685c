import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CaseSummary } from '@shared/case/views'
import { SearchReach } from '@/case/SearchReach'
import { useCaseList } from '@/case/use-case-list'
import { Loaded } from '@/data/Loaded'
import { ReadOn } from '@/data/ReadOn'
import { LONGEST_PAGE } from '@/data/use-list'
import { useShown } from '@/data/use-shown'
import { go } from '@/platform/navigate'
import { nothingFound, SEARCH_HINT, type Searched } from '@/words/search'
import { groupByDue, pileOf, queryKey, tabCount, worklistTabs, type WorklistQuery, type WorklistTab } from './worklist-tabs'
import type { Identity } from '@/session/identity'
import { presentInstant } from '@/session/now'
import { useSession } from '@/session/use-session'
import { Segments } from '@/ui/Choice'
import { SearchField } from '@/ui/Field'
import { Card, SectionHeader } from '@/ui/Layout'
import { Empty, Skeleton } from '@/ui/States'
import { useRowAct } from './use-row-act'
import { WorkRow } from './WorkRow'
import './worklist.scss'

const MINE: WorklistQuery = { tab: { of: 'mine' }, box: 'open' }

/** The work list of an officer or a member of a department: what is due first stands first. Renders inside a Page. */
export const Worklist = ({ identity }: { identity: Identity }) => {
  const { me } = useSession()
  const tabs = worklistTabs(identity)
  const [key, setKey] = useState<WorklistTab['key']>('all')
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  const tab = tabs.find((one) => one.key === key) ?? tabs[0]

  const unitQuery = tabs.find((one) => one.key === 'queue')?.query ?? null
  const isUnits = (query: WorklistQuery) => unitQuery !== null && queryKey(query) === queryKey(unitQuery)
  const ready = me !== null && tab !== undefined
  // Two lists stay on hand for the tabs that are parts of them, in pages as long as can be: a part is counted once all of its pile is
  // here. A search or a closed pile is read when somebody looks at it.
  const mine = useCaseList(ready ? MINE : null, { first: LONGEST_PAGE, keepFor: 'restart' })
  const unit = useCaseList(ready ? unitQuery : null, { first: LONGEST_PAGE, keepFor: 'restart' })
  const asked = ready && (search !== '' || tab.query.box !== 'open')
  const other = useCaseList(asked ? { ...tab.query, ...(search === '' ? {} : { search }) } : null)

  const rowAct = useRowAct(() => void Promise.all([mine.reread(), unit.reread(), other.reread()]))
  useShown(mine.refresh, unit.refresh, other.refresh)

  if (!ready) return <WorklistSkeleton />
  const list = asked ? other : isUnits(tab.query) ? unit : mine
  const now = presentInstant()
  const open = (one: CaseSummary) => void go('/officer/case/index', { id: one.id })
  const find = (words: string) => setSearch(words.trim())
  const searched: Searched | null = search === '' ? null : { looked: list.looked, search, pile: pileOf(tab) }

  return (
    <View className="worklist t-worklist">
      <View className="worklist__tabs">
        <Segments
          label="待办分类"
          tabs={tabs.map((one) => ({
            value: one.key,
            word: one.label,
            // While searching the piles are not what is shown, and of what is found there is no count.
            count: search === '' ? tabCount(one, isUnits(one.query) ? unit : mine) : null,
          }))}
          current={tab.key}
          onChange={setKey}
        />
      </View>
      <View className="worklist__search">
        <SearchField
          id="worklist-search"
          label={SEARCH_HINT}
          value={typed}
          onChange={(words) => {
            setTyped(words)
            if (words.trim() === '') find('')
          }}
          onSearch={() => find(typed)}
        />
      </View>
      <Loaded data={list.items} error={list.error} onRetry={() => void list.refresh()} failed="待办没有读到" skeleton={<WorklistSkeleton />}>
        {(items) => {
          const shown = items.filter(tab.keeps)
          return (
            <>
              {groupByDue(shown, now).map((group) => (
                <View key={group.key} className={`t-group-${group.key}`}>
                  {group.label === '' ? null : <SectionHeader>{group.label}</SectionHeader>}
                  <Card tight>
                    {group.items.map((one) => (
                      <WorkRow key={one.id} one={one} me={me} now={now} busy={rowAct.busyId === one.id} onOpen={() => open(one)} onAct={(act) => rowAct.act(one, act)} />
                    ))}
                  </Card>
                </View>
              ))}
              {shown.length === 0 && !list.more && list.error === null ? <Nothing searched={searched} empty={tab.empty} /> : null}
              {shown.length > 0 && searched !== null ? <SearchReach {...searched} /> : null}
              <ReadOn list={list} />
            </>
          )
        }}
      </Loaded>
    </View>
  )
}

const Nothing = ({ searched, empty }: { searched: Searched | null, empty: string }) =>
  searched === null
    ? <Empty icon="check-ring" title={empty} text="有新的诉求会发消息告诉您。" />
    : <Empty icon="search" title="没有找到" text={nothingFound(searched)} />

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
