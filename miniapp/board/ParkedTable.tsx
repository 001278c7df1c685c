import type { Instant } from '@shared/kernel/instant'
import { parkedReason, type Board } from './board-words'
import { pastWords } from '@/words/time'
import { Table } from '@/ui/Table'

/** Reminders that WeChat did not deliver, and why. */
export const ParkedTable = ({ rows, now }: { rows: Board['parked'], now: Instant }) => (
  <Table
    label="微信没有送到的提醒"
    keyOf={({ id }) => id}
    rows={rows}
    columns={[
      { key: 'title', name: '提醒', width: 'minmax(0, 3fr)', cell: (row) => row.title },
      { key: 'number', name: '诉求编号', width: '160px', cell: (row) => row.caseNumber },
      { key: 'at', name: '时间', width: '150px', cell: (row) => pastWords(now, row.at) },
      { key: 'error', name: '没送到的原因', width: 'minmax(0, 4fr)', cell: (row) => `${parkedReason(row.error)}，试过 ${row.attempts} 次` },
    ]}
  />
)
