import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Role } from '@shared/access/roles'
import type { Me } from '@shared/api/directory-views'
import type { CaseSummary } from '@shared/case/views'
import type { CaseList } from '@/case/use-case-list'
import { ListPage } from '@/list/ListPage'
import { ListTable } from '@/list/ListTable'
import { presentInstant } from '@/session/now'
import { Card, CardHead } from '@/ui/Layout'
import { Empty, Remark, Skeleton } from '@/ui/States'
import { boardNote, cutWords, tableTitle, TABLE_WORDS, type Board, type BoardTab } from './board-words'
import { caseColumns, openCase } from './case-columns'
import { ParkedTable } from './ParkedTable'

/** What stands behind one figure of the board: a list of cases to its end, or the reminders that did not arrive. */
export const BoardTable = ({ board, tab, list, me, role, last, batch, onRetry }: {
  board: Board
  tab: BoardTab
  /** Its cases; of reminders nothing is read. */
  list: CaseList
  me: Me
  role: Role
  last: { name: string, width?: string, cell: (one: CaseSummary) => ReactNode }
  /** What can be done with several of them. */
  batch?: (chosen: readonly CaseSummary[], settled: (ids: readonly string[]) => void) => ReactNode
  onRetry: () => void
}) => {
  const { title, hint, empty } = TABLE_WORDS[tab]
  const now = presentInstant()
  const nothing = <Card><Empty icon="check-ring" title={empty} text="有变化时，刷新、下拉或重新打开就会更新。" /></Card>
  const cut = cutWords(board)
  return (
    <View className={`board__table t-table-${tab}`}>
      <View className="board__head"><CardHead hint={hint}>{tableTitle(board, tab)}</CardHead></View>
      {tab === 'parked'
        ? (
          <>
            {board.parked.length === 0 ? nothing : <Card><ParkedTable rows={board.parked} now={now} /></Card>}
            {cut === null ? null : <View className="ms-small ms-num t-board-cut">{cut}</View>}
          </>
          )
        : (
          <ListPage list={list} onRetry={onRetry} failed="诉求没有读到" skeleton={<Card><Skeleton height={48} /><Skeleton height={48} /><Skeleton height={48} /></Card>} empty={nothing}>
            {(rows) => <ListTable name={title} keeps="board" className="t-case-table" rows={rows} list={list} columns={caseColumns(me, now, last)} onOpen={openCase} {...(batch === undefined ? {} : { batch })} />}
          </ListPage>
          )}
      <View className="board__note"><Remark icon={role === 'dispatcher' ? 'lock' : 'eye'}>{boardNote(role)}</Remark></View>
    </View>
  )
}
