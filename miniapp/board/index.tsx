import { View } from '@tarojs/components'
import { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import type { CaseSummary } from '@shared/case/views'
import { ActSheet } from '@/case/ActSheet'
import { usePlaces } from '@/case/use-places'
import { call } from '@/cloud/call'
import { go } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { boardNote, boardTime, cutWords, figuresOf, holderLine, matches, suggestionFor, tableTitle, TABLE_WORDS, type BoardTab } from '@/presenters/board'
import { SEARCH_HINT } from '@/presenters/search'
import { HomeTabs } from '@/session/HomeTabs'
import { presentInstant } from '@/session/now'
import { useSession } from '@/session/use-session'
import { SearchField } from '@/ui/Field'
import { Card, CardHead } from '@/ui/Layout'
import { Page } from '@/ui/Page'
import { TextButton } from '@/ui/SmallButton'
import { Empty, ErrorBlock, Remark, Skeleton } from '@/ui/States'
import { Assigning } from './Assigning'
import { CaseTable } from './CaseTable'
import { Figures } from './Figures'
import { ParkedTable } from './ParkedTable'
import { useBoard } from './use-board'
import './board.scss'

const readCase = async (caseId: string) => {
  const reply = await call('case.get', { caseId })
  return reply.ok ? reply.data : null
}

/** 今日: what has no owner, what is due, what is late, what did not arrive. A dispatcher sends cases on from here; a supervisor looks. */
export default function BoardPage() {
  const { me, identity } = useSession()
  const role = identity?.role ?? null
  const mayLook = role === 'dispatcher' || role === 'supervisor'
  const { board, error, refresh } = useBoard(mayLook ? identity?.areaId ?? null : null)
  const places = usePlaces(role === 'dispatcher')
  const [tab, setTab] = useState<BoardTab>('unowned')
  const [search, setSearch] = useState('')
  const [sending, setSending] = useState<CaseSummary | null>(null)
  const [open, setOpen] = useState(false)

  useDidShow(() => {
    if (board !== null) void refresh()
  })
  usePullDownRefresh(() => void refresh().then(() => platform.stopPullDownRefresh()))

  const now = presentInstant()
  const units = places.data?.units ?? []
  const transfer = (one: CaseSummary) => {
    setSending(one)
    setOpen(true)
  }
  const suggestion = sending === null ? null : suggestionFor(sending.matter, units)
  const rows = board === null || tab === 'parked' ? [] : board[tab].filter((one) => matches(one, search))

  return (
    <Page title="今日" wide className="board" loading={board === null && error === null && mayLook} foot={<HomeTabs current="home" />}>
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
              <TextButton go className="board__all t-all-cases" onPress={() => void go('/board/cases/index')}>全部诉求</TextButton>
            </View>
            )
          : null}
      </View>
      {role !== null && !mayLook ? <Empty icon="shield" title="这个身份没有看板" text="分办和督办由分办员、督办员负责。您如有其他身份，请到“我的”里切换。" /> : null}
      {error === null ? null : <ErrorBlock title="看板没有读到" message={error.message} requestId={error.requestId} onRetry={() => void refresh()} />}
      {board === null && error === null && mayLook ? <Waiting /> : null}
      {board === null || me === null || role === null
        ? null
        : (
          <View>
            <Figures figures={figuresOf(board)} current={tab} onChange={setTab} />
            <Card className={`board__table t-table-${tab}`}>
              <CardHead hint={TABLE_WORDS[tab].hint}>{tableTitle(board, tab)}</CardHead>
              {tab === 'parked' && board.parked.length > 0 ? <ParkedTable rows={board.parked} now={now} /> : null}
              {tab !== 'parked' && rows.length > 0
                ? (
                  <CaseTable
                    label={TABLE_WORDS[tab].title}
                    rows={rows}
                    me={me}
                    now={now}
                    last={tab === 'unowned' && role === 'dispatcher'
                      ? { name: '建议去向', cell: (one) => <Assigning one={one} units={units} onTransfer={transfer} /> }
                      : { name: '谁在办', cell: (one) => holderLine(one) }}
                  />
                  )
                : null}
              {(tab === 'parked' ? board.parked.length : rows.length) === 0
                ? <Nothing searching={search.trim() !== '' && tab !== 'parked'} empty={TABLE_WORDS[tab].empty} />
                : null}
              <CutLine words={cutWords(board, tab)} tab={tab} pool={role === 'dispatcher'} />
              <View className="board__note"><Remark icon={role === 'dispatcher' ? 'lock' : 'eye'}>{boardNote(role)}</Remark></View>
            </Card>
          </View>
          )}
      {sending === null
        ? null
        : (
          <ActSheet
            act={open ? 'transfer' : null}
            detail={{ id: sending.id, version: sending.version, matter: sending.matter, trail: [] }}
            start={suggestion === null ? {} : { target: suggestion.target, text: suggestion.words }}
            allowFiles={() => Promise.resolve(false)}
            reload={async () => {
              const fresh = await readCase(sending.id)
              if (fresh !== null) setSending(fresh)
              void refresh()
              return fresh
            }}
            onClose={() => setOpen(false)}
            onDone={() => void refresh()}
          />
          )}
    </Page>
  )
}

/** That there is more than stands here, and the way to the list that has it in pages. Reminders have no such list. */
const CutLine = ({ words, tab, pool }: { words: string | null, tab: BoardTab, pool: boolean }) => {
  if (words === null) return null
  const ofPool = pool && tab === 'unowned'
  return (
    <View className="board__cut t-board-cut">
      <View className="ms-small ms-num">{words}</View>
      {tab === 'parked'
        ? null
        : <TextButton go className="t-board-rest" onPress={() => void go('/board/cases/index', ofPool ? { pile: 'pool' } : {})}>{ofPool ? '看全部没人接的' : '看全部在办的'}</TextButton>}
    </View>
  )
}

const Nothing = ({ searching, empty }: { searching: boolean, empty: string }) =>
  searching ? <Empty icon="search" title="这一类里没有找到" text="按键盘上的搜索，可以在全部诉求里找。" /> : <Empty icon="check-ring" title={empty} text="有变化时，重新打开或下拉就会更新。" />

const Waiting = () => (
  <View>
    <View className="figures"><Skeleton height={112} /><Skeleton height={112} /><Skeleton height={112} /><Skeleton height={112} /></View>
    <Card><Skeleton width="40%" /><Skeleton height={48} /><Skeleton height={48} /><Skeleton height={48} /></Card>
  </View>
)
