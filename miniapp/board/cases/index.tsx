import { View } from '@tarojs/components'
import { useState } from 'react'
import { CASE_LIST, type CaseFilters, DUE_LABELS } from '@shared/case/list'
import type { CaseSummary } from '@shared/case/views'
import { NothingLeft, SearchReach } from '@/case/SearchReach'
import { useFound } from '@/case/use-found'
import { useShown } from '@/data/use-shown'
import { ListPage } from '@/list/ListPage'
import { ListTable } from '@/list/ListTable'
import { useNarrowing, type Offered } from '@/list/use-narrowing'
import { useSearch } from '@/list/use-search'
import { DUE_FIRST, SEARCH_HINT } from '@/words/search'
import { Frame } from '@/session/Frame'
import { presentInstant } from '@/session/now'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { Card } from '@/ui/Layout'
import { Empty, Skeleton } from '@/ui/States'
import { useOffered } from '@/session/offered'
import { caseColumns, openCase } from '../case-columns'
import { BatchTransfer } from './BatchTransfer'
import { type AreaNames, useAreaNames } from './use-area-names'
import { isBoardRole, PILE_WORDS, searchedIn, useAreaCases, type Pile } from './use-area-cases'
import '../board.scss'

/** Every request of the area that the reader may see, by state; found by title, company, number or words. */
export default function BoardCases() {
  const params = usePageParams()
  const { me, identity, error, refresh: refreshSession } = useSession()
  const [chosen, setChosen] = useState<Pile>(params.pile === 'pool' ? 'pool' : 'open')
  const words = useSearch(params.search)
  const offered = useOffered()('case.transfer')
  const { search } = words
  const role = identity?.role
  const boardRole = isBoardRole(role) ? role : null
  // Only a dispatcher has a pool; whoever changes his identity on an open page sees the next pile.
  const pile = (chosen === 'pool' && boardRole !== 'dispatcher') || (chosen === 'done' && boardRole === 'lastResort') ? 'open' : chosen
  const areaId = boardRole === null ? null : identity?.areaId ?? null
  const narrowing = useNarrowing(CASE_LIST, offeredIn(pile, useAreaNames(areaId)), { sorts: pile !== 'done', start: isDue(params.due) ? { due: params.due } : {} })
  const searching = search !== ''
  const piles = useAreaCases({ areaId, role: boardRole ?? 'supervisor', pile, searching, narrowed: narrowing.asked })
  const found = useFound({
    scopes: areaId === null || boardRole === null ? null : searchedIn(boardRole, areaId), search,
    narrowed: narrowing.asked.filters ? { filters: narrowing.asked.filters } : {}, onNumber: openCase,
  })
  const list = searching ? found.list : piles.list
  const refresh = (): Promise<unknown> => Promise.all([piles.refresh(), found.refresh()])

  useShown(refresh)

  const batch = boardRole !== 'dispatcher' || !offered ? undefined : (rows: readonly CaseSummary[], settled: (ids: readonly string[]) => void) => (
    <BatchTransfer
      chosen={rows}
      onDone={(sent) => {
        settled(sent)
        void refresh()
      }}
    />
  )
  const searched = searching ? found.searched : null
  const shown = searching ? found.pile : PILE_WORDS[pile]
  return (
    <Frame title="全部诉求" tab="cases" searches className="board" loading={areaId !== null && list.items === null && list.error === null}>
      <View className="board__top">
        <View className="ms-title">{`${identity?.areaName ?? ''}全部诉求`}</View>
      </View>
      {role !== undefined && areaId === null
        ? <Empty icon="alert-triangle" title="这个身份没有诉求台账" text="请到“我的”里切换到分办员或督办员。" />
        : (
          <ListPage
            list={list}
            tabs={searching
              ? { label: '找到的', all: found.tabs, current: found.current, onChange: found.choose }
              : { label: '诉求状态', all: piles.tabs, current: pile, onChange: (next) => setChosen(next as Pile) }}
            search={{ ...words, id: 'cases-search', label: SEARCH_HINT }}
            failure={error}
            onRetry={() => void refreshSession().then(refresh)}
            failed="诉求没有读到"
            skeleton={<Card><Skeleton height={40} /><Skeleton height={40} /><Skeleton height={40} /></Card>}
            narrowing={{ ...narrowing, ownOrder: DUE_FIRST }}
            empty={<NothingLeft searched={searched} narrowed={narrowing.words.length > 0}><Empty icon="file" title={`没有${PILE_WORDS[pile]}的诉求`} text="换一类看看。" /></NothingLeft>}
            after={<SearchReach searched={searched} looked={list.looked} pile={shown} />}
          >
            {(rows) => (me === null
              ? null
              : <ListTable name={`${identity?.areaName ?? ''}${shown}的诉求`} keeps="area-cases" className="t-case-table" rows={rows} list={list} columns={caseColumns(me, presentInstant())} onOpen={openCase} {...(batch === undefined ? {} : { batch })} />)}
          </ListPage>
          )}
    </Frame>
  )
}

const ALWAYS = { kind: true, from: true, until: true, urgent: true } as const
/** By what each pile can be narrowed: what could be met in it, and where; in a pool no unit has anything. */
const offeredIn = (pile: Pile, { area, unit }: AreaNames): Offered<CaseFilters> => {
  const everywhere: Offered<CaseFilters> = { area, ...(pile === 'pool' ? {} : { unit }), ...ALWAYS }
  const only: Record<Pile, Offered<CaseFilters>> = { pool: { due: true }, open: { status: ['filed', 'handling', 'waiting'], due: true, unclaimed: true }, answered: {}, done: { status: ['closed', 'withdrawn'] } }
  return { ...only[pile], ...everywhere }
}

const isDue = (word: string | undefined): word is keyof typeof DUE_LABELS => word !== undefined && Object.hasOwn(DUE_LABELS, word)
