import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { CaseSummary } from '@shared/case/views'
import type { Me } from '@shared/api/directory.api'
import { CASE_KIND_LABELS } from '@shared/case/kinds'
import type { Instant } from '@shared/kernel/instant'
import { go } from '@/platform/navigate'
import { statusLook } from '@/presenters/case'
import { lightOf, runningClock } from '@/presenters/light'
import { rowDue } from '@/presenters/worklist'
import { Pressable } from '@/ui/Pressable'
import { Light, Pill } from '@/ui/Status'
import { Table, type Column } from '@/ui/Table'

const DueCell = ({ one, me, now }: { one: CaseSummary, me: Me, now: Instant }) => {
  const light = one.box === 'open' ? lightOf(me.calendar, runningClock(one.clocks).clock, now, me.lights) : null
  const status = statusLook(one.status)
  return (
    <View>
      {light === null ? <Pill tone={status.tone} icon={status.icon}>{status.word}</Pill> : <Light tone={light.tone} word={light.word} detail={light.detail} />}
      <View className="ms-caption ms-num">{rowDue(one, now)}</View>
    </View>
  )
}

/** Cases at a desk: what, which kind, until when, and one column that the page fills; cards on a phone. A row opens the case. */
export const CaseTable = ({ label, rows, me, now, last }: {
  label: string
  rows: readonly CaseSummary[]
  me: Me
  now: Instant
  last: { name: string, cell: (one: CaseSummary) => ReactNode }
}) => {
  const columns: Column<CaseSummary>[] = [
    {
      key: 'title',
      name: '诉求',
      width: 'minmax(0, 5fr)',
      cell: (one) => (
        <Pressable className="case-cell t-case-row" onPress={() => void go('/officer/case/index', { id: one.id })}>
          <View className="ms-strong">{one.title}</View>
          <View className="ms-caption">{one.verified ? one.companyName : `${one.companyName}（未核实）`}</View>
        </Pressable>
      ),
    },
    { key: 'kind', name: '类型', width: '84px', cell: (one) => `${CASE_KIND_LABELS[one.kind]}${one.urgent ? '，紧急' : ''}` },
    { key: 'due', name: '期限', width: '204px', cell: (one) => <DueCell one={one} me={me} now={now} /> },
    { key: 'last', name: last.name, width: 'minmax(0, 4fr)', cell: last.cell },
  ]
  return <Table label={label} columns={columns} rows={rows} keyOf={({ id }) => id} />
}
