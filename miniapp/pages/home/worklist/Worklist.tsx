import { View } from '@tarojs/components'
import { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import type { CaseSummary } from '@shared/case/views'
import { SearchReach } from '@/case/SearchReach'
import { LONGEST_PAGE, useCaseList } from '@/case/use-case-list'
import { go } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { nothingFound, SEARCH_HINT, type Searched } from '@/presenters/search'
import { groupByDue, pileOf, queryKey, tabCount, worklistTabs, type WorklistQuery, type WorklistTab } from '@/presenters/worklist'
import type { Identity } from '@/session/identity'
import { presentInstant } from '@/session/now'
import { useSession } from '@/session/use-session'
import { SecondaryButton } from '@/ui/Button'
import { Segments } from '@/ui/Choice'
import { SearchField } from '@/ui/Field'
import { Card, SectionHeader } from '@/ui/Layout'
import { Empty, ErrorBlock, Skeleton } from '@/ui/States'
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

  const owner = `${me?.personId ?? ''} ${identity.key}`
  const unitQuery = tabs.find((one) => one.key === 'queue')?.query ?? null
  const isUnits = (query: WorklistQuery) => unitQuery !== null && queryKey(query) === queryKey(unitQuery)
  const ready = me !== null && tab !== undefined
  // Two lists stay on hand for the tabs that are parts of them, in pages as long as can be: a part is counted once all of its pile is
  // here. A search or a closed pile is read when somebody looks at it.
  const mine = useCaseList(ready ? MINE : null, owner, LONGEST_PAGE)
  const unit = useCaseList(ready ? unitQuery : null, owner, LONGEST_PAGE)
  const asked = ready && (search !== '' || tab.query.box !== 'open')
  const other = useCaseList(asked ? { ...tab.query, ...(search === '' ? {} : { search }) } : null, owner)

  const refreshAll = () => Promise.all([mine.refresh(), unit.refresh(), other.refresh()])
  const rowAct = useRowAct(() => void Promise.all([mine.reread(), unit.reread(), other.reread()]))
  useDidShow(() => void refreshAll())
  usePullDownRefresh(() => void refreshAll().then(() => platform.stopPullDownRefresh()))

  if (!ready) return <WorklistSkeleton />
  const list = asked ? other : isUnits(tab.query) ? unit : mine
  const shown = list.items?.filter(tab.keeps) ?? null
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
      {list.error === null ? null : <ErrorBlock title="待办没有读到" message={list.error.message} requestId={list.error.requestId} onRetry={() => void list.refresh()} />}
      {shown === null && list.error === null ? <WorklistSkeleton /> : null}
      {shown === null ? null : groupByDue(shown, now).map((group) => (
        <View key={group.key} className={`t-group-${group.key}`}>
          {group.label === '' ? null : <SectionHeader>{group.label}</SectionHeader>}
          <Card tight>
            {group.items.map((one) => (
              <WorkRow
                key={one.id}
                one={one}
                me={me}
                now={now}
                busy={rowAct.busyId === one.id}
                onOpen={() => open(one)}
                onAct={(act) => rowAct.act(one, act)}
              />
            ))}
          </Card>
        </View>
      ))}
      {shown !== null && shown.length === 0 && !list.more ? <Nothing searched={searched} empty={tab.empty} /> : null}
      {shown !== null && shown.length > 0 && searched !== null ? <SearchReach {...searched} /> : null}
      {list.more
        ? <SecondaryButton block className="t-more" busy={list.busy} busyText="正在读取" onPress={() => void list.readOn()}>再看更多</SecondaryButton>
        : null}
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
