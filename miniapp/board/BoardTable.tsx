import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Role } from '@shared/access/roles'
import type { Me } from '@shared/api/directory-views'
import type { CaseSummary } from '@shared/case/views'
import { go } from '@/platform/navigate'
import { boardNote, cutWords, matches, tableTitle, TABLE_WORDS, type Board, type BoardTab } from './board-words'
import { presentInstant } from '@/session/now'
import { Card, CardHead } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Empty, Remark } from '@/ui/States'
import { CaseTable } from './CaseTable'
import { ParkedTable } from './ParkedTable'

/** The rows behind one figure of the board, and how many more there are elsewhere. */
export const BoardTable = ({ board, tab, search, me, role, last }: {
  board: Board
  tab: BoardTab
  search: string
  me: Me
  role: Role
  last: { name: string, cell: (one: CaseSummary) => ReactNode }
}) => {
  const now = presentInstant()
  const rows = tab === 'parked' ? [] : board[tab].filter((one) => matches(one, search))
  const count = tab === 'parked' ? board.parked.length : rows.length
  return (
    <Card className={`board__table t-table-${tab}`}>
      <CardHead hint={TABLE_WORDS[tab].hint}>{tableTitle(board, tab)}</CardHead>
      {count > 0 && tab === 'parked' ? <ParkedTable rows={board.parked} now={now} /> : null}
      {count > 0 && tab !== 'parked' ? <CaseTable label={TABLE_WORDS[tab].title} rows={rows} me={me} now={now} last={last} /> : null}
      {count === 0 ? <Nothing searching={search.trim() !== '' && tab !== 'parked'} empty={TABLE_WORDS[tab].empty} /> : null}
      <CutLine words={cutWords(board, tab)} tab={tab} pool={role === 'dispatcher'} />
      <View className="board__note"><Remark icon={role === 'dispatcher' ? 'lock' : 'eye'}>{boardNote(role)}</Remark></View>
    </Card>
  )
}

/** The list that has all of a figure, narrowed to it. A supervisor has no pool: of what has no owner he sees what is going on. */
const REST: Record<BoardTab, { params: Record<string, string>, words: string }> = {
  unowned: { params: {}, words: '看全部在办的' },
  dueToday: { params: { due: 'today' }, words: '看全部今天到期的' },
  overdue: { params: { due: 'overdue' }, words: '看全部已超期的' },
  away: { params: {}, words: '看全部在办的' },
  parked: { params: {}, words: '看全部在办的' },
}

/** That there is more than stands here, and the way to the list that has it in pages. Reminders have no such list. */
const CutLine = ({ words, tab, pool }: { words: string | null, tab: BoardTab, pool: boolean }) => {
  if (words === null) return null
  const rest = tab === 'unowned' && pool ? { params: { pile: 'pool' }, words: '看全部没人接的' } : REST[tab]
  return (
    <View className="board__cut t-board-cut">
      <View className="ms-small ms-num">{words}</View>
      {tab === 'parked'
        ? null
        : <TextButton go className="t-board-rest" onPress={() => void go('/board/cases/index', rest.params)}>{rest.words}</TextButton>}
    </View>
  )
}

const Nothing = ({ searching, empty }: { searching: boolean, empty: string }) =>
  searching ? <Empty icon="search" title="这一类里没有找到" text="按键盘上的搜索，可以在全部诉求里找。" /> : <Empty icon="check-ring" title={empty} text="有变化时，刷新、下拉或重新打开就会更新。" />
