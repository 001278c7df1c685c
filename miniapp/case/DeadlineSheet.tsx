import { View } from '@tarojs/components'
import type { Calendar } from '@shared/sla/calendar'
import type { Clock } from '@shared/sla/clock'
import { deadlineView, type DayRow } from './deadline'
import { presentInstant } from '@/session/now'
import { aria } from '@/ui/aria'
import { Sheet } from '@/ui/Sheet'
import './deadline.scss'

const Bar = ({ row }: { row: DayRow }) => (
  <View className="msb-spans__bar" {...aria({ hidden: true })}>
    {row.pieces.map(({ left, width, kind }) => (
      <View key={left} className={`msb-spans__piece ${kind === 'stop' ? 'msb-spans__piece--stop' : ''}`} style={{ left: `${left}%`, width: `${width}%` }} />
    ))}
  </View>
)

const Row = ({ row }: { row: DayRow }) => (
  <View className={`msb-spans__row ${row.rest ? 'msb-spans__row--rest' : ''}`} {...aria({ role: 'listitem' })}>
    <View className="msb-spans__day">
      <View>{row.label}</View>
      {row.note === '' ? null : <View className="msb-spans__note">{row.note}</View>}
    </View>
    <Bar row={row} />
    <View className="msb-spans__length ms-num">{row.length}</View>
  </View>
)

const Legend = () => (
  <View className="msb-spans__legend" {...aria({ hidden: true })}>
    <View className="msb-spans__key"><View className="msb-spans__sample"><View className="msb-spans__piece" style={{ left: 0, width: '100%' }} /></View><View>计时</View></View>
    <View className="msb-spans__key">
      <View className="msb-spans__sample"><View className="msb-spans__piece msb-spans__piece--stop" style={{ left: 0, width: '100%' }} /></View>
      <View>暂停，等补材料</View>
    </View>
  </View>
)

/** 怎么算的: the deadline added up day by day, with what it rests on. `source` names the rule book of this case's limits. */
export const DeadlineSheet = ({ open, onClose, calendar, clock, source }: {
  open: boolean
  onClose: () => void
  calendar: Calendar
  clock: Clock
  source: string
}) => {
  const view = deadlineView(calendar, clock, presentInstant())
  if (view === null) {
    return (
      <Sheet open={open} onClose={onClose} title="期限是怎么算的" lead="期限跨到了还没有公布放假安排的年份，暂时列不出逐日的算法。日期以页面上显示的为准。">
        <View className="ms-caption">{source}</View>
      </Sheet>
    )
  }
  return (
    <Sheet open={open} onClose={onClose} title={view.title} lead={view.rule}>
      <View className="t-deadline-rows" {...aria({ role: 'list', label: '逐日的算法' })}>
        {view.rows.map((row) => <Row key={row.key} row={row} />)}
        <View className="msb-spans__row msb-spans__row--sum" {...aria({ role: 'listitem' })}>
          <View className="msb-spans__day">合计</View>
          <View className="msb-spans__bar" />
          <View className="msb-spans__length ms-num">{view.total}</View>
        </View>
      </View>
      {view.hasStops ? <Legend /> : null}
      <View className="ms-caption">{`${view.citation}期限依据：${source}`}</View>
    </Sheet>
  )
}
