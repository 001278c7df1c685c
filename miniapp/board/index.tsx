import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CaseSummary } from '@shared/case/views'
import { ActSheet } from '@/case/ActSheet'
import { usePlaces } from '@/form/use-places'
import { askOnce } from '@/data/ask-once'
import { Loaded } from '@/data/Loaded'
import { useShown } from '@/data/use-shown'
import { go } from '@/platform/navigate'
import { boardTime, figuresOf, holderLine, suggestionFor, type BoardTab } from './board-words'
import { SEARCH_HINT } from '@/words/search'
import { Frame } from '@/session/Frame'
import { homeOf } from '@/session/identity'
import { useSession } from '@/session/use-session'
import { SearchField } from '@/ui/Field'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Empty, Skeleton } from '@/ui/States'
import { useDesk } from '@/ui/use-desk'
import { useOffered } from '@/session/offered'
import { Assigning } from './Assigning'
import { BoardTable } from './BoardTable'
import { Figures } from './Figures'
import { LastResortWarning } from './LastResortWarning'
import { Supervise, SuperviseSheet } from './Supervise'
import { BatchTransfer } from './cases/BatchTransfer'
import { useBoard, usePile } from './use-board'
import './board.scss'

const readCase = async (caseId: string) => {
  const reply = await askOnce('case.get', { caseId })
  return reply.ok ? reply.data : null
}

/** 今日: what has no owner, what is due, what is late, what did not arrive. A dispatcher sends cases on from here; a supervisor orders a word on them. */
export default function BoardPage() {
  const { me, identity } = useSession()
  const role = identity?.role ?? null
  const mayLook = role !== null && homeOf(role) === 'board'
  const offered = useOffered()('case.transfer')
  const maySend = offered && (role === 'dispatcher' || role === 'lastResort')
  const areaId = mayLook ? identity?.areaId ?? null : null
  const { data: board, error, ...figures } = useBoard(areaId)
  const places = usePlaces(maySend)
  // A dispatcher begins with what waits for him, a supervisor with what is late.
  const [chosen, setTab] = useState<BoardTab | null>(null)
  const tab = chosen ?? (role === 'supervisor' ? 'overdue' : 'unowned')
  const list = usePile(areaId, role, tab)
  const refresh = (): Promise<unknown> => Promise.all([figures.refresh(), list.refresh()])
  const reread = (): Promise<unknown> => Promise.all([figures.reread(), list.reread()])
  const [ordering, setOrdering] = useState<CaseSummary | null>(null)
  const desk = useDesk()
  const [search, setSearch] = useState('')
  const [sending, setSending] = useState<CaseSummary | null>(null)
  const [act, setAct] = useState<'transfer' | 'urge'>('transfer')
  const [open, setOpen] = useState(false)

  useShown(refresh)

  const units = places.data?.units ?? []
  const begin = (next: typeof act) => (one: CaseSummary) => {
    setSending(one)
    setAct(next)
    setOpen(true)
  }
  const lastColumn = maySend && (tab === 'unowned' || tab === 'away')
    ? { name: tab === 'away' ? '转给谁' : '建议去向', cell: (one: CaseSummary) => <Assigning one={one} units={units} onTransfer={begin('transfer')} /> }
    : role === 'supervisor'
      ? { name: '谁在办', width: '340px', cell: (one: CaseSummary) => <Supervise one={one} onUrge={begin('urge')} onOrder={setOrdering} /> }
      : { name: '谁在办', cell: holderLine }
  const batch = !maySend ? undefined : (rows: readonly CaseSummary[], settled: (ids: readonly string[]) => void) => (
    <BatchTransfer
      chosen={rows}
      onDone={(sent) => {
        settled(sent)
        void reread()
      }}
    />
  )
  const suggestion = sending === null ? null : suggestionFor(sending.matter, units)

  return (
    <Frame title="今日" tab="home" searches className="board" loading={board === null && error === null && mayLook}>
      <View className="board__top">
        <View>
          <View className="ms-title t-board-title">{`${identity?.areaName ?? ''}今日`}</View>
          {board === null ? null : <View className="ms-caption ms-num">{`${boardTime(board.now)} 更新，在办 ${board.counts.open} 件`}</View>}
        </View>
        {mayLook
          ? (
            <View className="board__tools">
              <View className="ms-grow">
                <SearchField id="board-search" label={SEARCH_HINT} value={search} onChange={setSearch} onSearch={() => void go('/board/cases/index', { search })} />
              </View>
              {desk ? <TextButton icon="refresh" className="t-refresh" onPress={() => void reread()}>刷新</TextButton> : null}
              <TextButton go className="board__all t-all-cases" onPress={() => void go('/board/cases/index')}>全部诉求</TextButton>
            </View>
            )
          : null}
      </View>
      {role !== null && !mayLook ? <Empty icon="alert-triangle" title="这个身份没有看板" text="分办和督办由分办员、督办员负责。您如有其他身份，请到“我的”里切换。" /> : null}
      {me === null || role === null || !mayLook
        ? null
        : (
          <Loaded data={board} error={error} onRetry={() => void refresh()} failed="看板没有读到" skeleton={<Waiting />}>
            {(shown) => (
              <View>
                <LastResortWarning missing={shown.lastResort.missing} />
                <Figures figures={figuresOf(shown, me.calendar)} current={tab} onChange={setTab} />
                <BoardTable
                  key={tab}
                  board={shown}
                  tab={tab}
                  list={list}
                  onRetry={() => void refresh()}
                  me={me}
                  role={role}
                  last={lastColumn}
                  {...(batch === undefined ? {} : { batch })}
                />
              </View>
            )}
          </Loaded>
          )}
      <SuperviseSheet one={ordering} onClose={() => setOrdering(null)} onDone={() => void reread()} />
      {sending === null
        ? null
        : (
          <ActSheet
            act={open ? act : null}
            detail={{ id: sending.id, version: sending.version, matter: sending.matter, status: sending.status, trail: [] }}
            start={act !== 'transfer' || suggestion === null ? {} : { target: suggestion.target, text: suggestion.words }}
            allowFiles={() => Promise.resolve(false)}
            reload={async () => {
              const fresh = await readCase(sending.id)
              if (fresh !== null) setSending(fresh)
              void reread()
              return fresh
            }}
            onClose={() => setOpen(false)}
            onDone={() => void reread()}
          />
          )}
    </Frame>
  )
}

const Waiting = () => (
  <View>
    <View className="figures"><Skeleton height={112} /><Skeleton height={112} /><Skeleton height={112} /><Skeleton height={112} /><Skeleton height={112} /></View>
    <Card><Skeleton width="40%" /><Skeleton height={48} /><Skeleton height={48} /><Skeleton height={48} /></Card>
  </View>
)
