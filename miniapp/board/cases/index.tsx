import { View } from '@tarojs/components'
import { useState } from 'react'
import { SearchReach } from '@/case/SearchReach'
import { useShown } from '@/data/use-shown'
import { ListPage } from '@/list/ListPage'
import { ListTable } from '@/list/ListTable'
import { useSearch } from '@/list/use-search'
import { holderLine } from '../board-words'
import { nothingFound, SEARCH_HINT } from '@/words/search'
import { MainPage } from '@/session/MainPage'
import { presentInstant } from '@/session/now'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { Card } from '@/ui/Layout'
import { Empty, Skeleton } from '@/ui/States'
import { caseColumns } from '../case-columns'
import { PILE_WORDS, useAreaCases, type Pile } from './use-area-cases'
import '../board.scss'

/** Every request of the area that the reader may see, by state; found by title, company, number or words. */
export default function BoardCases() {
  const params = usePageParams()
  const { me, identity, error, refresh: refreshSession } = useSession()
  const [chosen, setChosen] = useState<Pile>(params.pile === 'pool' ? 'pool' : 'open')
  const words = useSearch(params.search)
  const { search } = words
  const role = identity?.role
  const boardRole = role === 'dispatcher' || role === 'supervisor' ? role : null
  // Only a dispatcher has a pool; whoever changes his identity on an open page sees the next pile.
  const pile = chosen === 'pool' && boardRole === 'supervisor' ? 'open' : chosen
  const areaId = boardRole === null ? null : identity?.areaId ?? null
  const { list, tabs, refresh } = useAreaCases({ areaId, role: boardRole ?? 'supervisor', pile, search })

  useShown(refresh)

  const searched = search === '' ? null : { looked: list.looked, search, pile: PILE_WORDS[pile] }
  return (
    <MainPage title="全部诉求" tab="cases" className="board" loading={areaId !== null && list.items === null && list.error === null}>
      <View className="board__top">
        <View className="ms-title">{`${identity?.areaName ?? ''}全部诉求`}</View>
      </View>
      {role !== undefined && areaId === null
        ? <Empty icon="shield" title="这个身份没有诉求台账" text="请到“我的”里切换到分办员或督办员。" />
        : (
          <ListPage
            list={list}
            tabs={{ label: '诉求状态', all: tabs, current: pile, onChange: setChosen }}
            search={{ ...words, id: 'cases-search', label: SEARCH_HINT }}
            failure={error}
            onRetry={() => void refreshSession().then(refresh)}
            failed="诉求没有读到"
            skeleton={<Card><Skeleton height={40} /><Skeleton height={40} /><Skeleton height={40} /></Card>}
            empty={searched === null ? <Empty icon="file" title={`没有${PILE_WORDS[pile]}的诉求`} text="换一类看看。" /> : <Empty icon="search" title="没有找到" text={nothingFound(searched)} />}
            after={searched === null ? null : <SearchReach {...searched} />}
          >
            {(rows) => (me === null
              ? null
              : <ListTable name={`${identity?.areaName ?? ''}${PILE_WORDS[pile]}的诉求`} keeps="area-cases" className="t-case-table" rows={rows} columns={caseColumns(me, presentInstant(), HOLDER)} />)}
          </ListPage>
          )}
    </MainPage>
  )
}

const HOLDER = { name: '谁在办', cell: holderLine, file: { 谁在办: holderLine } }
