import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import type { Me } from '@shared/api/directory.api'
import { SearchReach } from '@/case/SearchReach'
import type { CaseList } from '@/case/use-case-list'
import { Loaded } from '@/data/Loaded'
import { ReadOn } from '@/data/ReadOn'
import { useShown } from '@/data/use-shown'
import { holderLine } from '@/presenters/board'
import { nothingFound, SEARCH_HINT, type Searched } from '@/presenters/search'
import { HomeTabs } from '@/session/HomeTabs'
import { presentInstant } from '@/session/now'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { Segments } from '@/ui/Choice'
import { SearchField } from '@/ui/Field'
import { Card } from '@/ui/Layout'
import { Page } from '@/ui/Page'
import { Empty, Skeleton } from '@/ui/States'
import { CaseTable } from '../CaseTable'
import { PILE_WORDS, useAreaCases, type Pile } from './use-area-cases'
import '../board.scss'

/** Every request of the area that the reader may see, by state; found by title, company, number or words. */
export default function BoardCases() {
  const params = usePageParams()
  const asked = params.search ?? ''
  const { me, identity } = useSession()
  const [chosen, setChosen] = useState<Pile>(params.pile === 'pool' ? 'pool' : 'open')
  const [typed, setTyped] = useState(asked)
  const [search, setSearch] = useState(asked.trim())
  const role = identity?.role
  const office = role === 'dispatcher' || role === 'supervisor' ? role : null
  // Only a dispatcher has a pool; whoever changes his identity on an open page sees the next pile.
  const pile = chosen === 'pool' && office === 'supervisor' ? 'open' : chosen
  const areaId = office === null ? null : identity?.areaId ?? null
  const { list, tabs, refresh } = useAreaCases({ areaId, role: office ?? 'supervisor', pile, search })

  useShown(refresh)
  useReachBottom(() => void list.readOn())

  const type = (words: string) => {
    setTyped(words)
    if (words.trim() === '') setSearch('')
  }
  return (
    <Page title="全部诉求" wide className="board" loading={areaId !== null && list.items === null && list.error === null} foot={<HomeTabs current="cases" />}>
      <View className="board__top">
        <View className="ms-title">{`${identity?.areaName ?? ''}全部诉求`}</View>
        <View className="board__tools"><View className="ms-grow"><SearchField id="cases-search" label={SEARCH_HINT} value={typed} onChange={type} onSearch={() => setSearch(typed.trim())} /></View></View>
      </View>
      {role !== undefined && areaId === null
        ? <Empty icon="shield" title="这个身份没有诉求台账" text="请到“我的”里切换到分办员或督办员。" />
        : (
          <View>
            <Segments label="诉求状态" tabs={tabs} current={pile} onChange={setChosen} />
            {me === null ? null : <Rows list={list} pile={PILE_WORDS[pile]} search={search} me={me} />}
          </View>
          )}
    </Page>
  )
}

const Rows = ({ list, pile, search, me }: { list: CaseList, pile: string, search: string, me: Me }) => {
  const searched: Searched | null = search === '' ? null : { looked: list.looked, search, pile }
  return (
    <Loaded
      data={list.items}
      error={list.error}
      onRetry={() => void list.refresh()}
      failed="诉求没有读到"
      skeleton={<Card><Skeleton height={40} /><Skeleton height={40} /><Skeleton height={40} /></Card>}
      empty={{ when: (rows) => rows.length === 0, show: <Nothing searched={searched} pile={pile} /> }}
    >
      {(rows) => (
        <View>
          <Card className="t-case-table"><CaseTable label={pile} rows={rows} me={me} now={presentInstant()} last={{ name: '谁在办', cell: (one) => holderLine(one) }} /></Card>
          {searched === null ? null : <SearchReach {...searched} />}
          <ReadOn list={list} />
        </View>
      )}
    </Loaded>
  )
}

const Nothing = ({ searched, pile }: { searched: Searched | null, pile: string }) =>
  searched === null ? <Empty icon="file" title={`没有${pile}的诉求`} text="换一类看看。" /> : <Empty icon="search" title="没有找到" text={nothingFound(searched)} />
