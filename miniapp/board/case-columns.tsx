import { View } from '@tarojs/components'
import type { CaseSummary } from '@shared/case/views'
import type { Me } from '@shared/api/directory-views'
import { CASE_KIND_LABELS } from '@shared/case/kinds'
import type { Instant } from '@shared/kernel/instant'
import type { ListColumn } from '@/list/columns'
import { go } from '@/platform/navigate'
import { statusLook } from '@/words/case'
import { lightOf, runningClock } from '@/words/light'
import { rowDue, stopsWords } from '@/words/row'
import { Pressable } from '@/ui/Pressable'
import { Light, Pill } from '@/ui/Status'

const DueCell = ({ one, me, now }: { one: CaseSummary, me: Me, now: Instant }) => {
  const light = one.box === 'open' ? lightOf(me.calendar, runningClock(one.clocks).clock, now, me.lights) : null
  const status = statusLook(one.status)
  return (
    <View>
      {light === null ? <Pill tone={status.tone} icon={status.icon}>{status.word}</Pill> : <Light tone={light.tone} word={light.word} detail={light.detail} />}
      <View className="ms-caption ms-num">{[rowDue(one, now), stopsWords(one)].filter(Boolean).join('，')}</View>
    </View>
  )
}

/** Cases as a table: number in the file, what, which kind, until when, and one column that the page fills. A row opens the case. */
export const caseColumns = (me: Me, now: Instant, last: Pick<ListColumn<CaseSummary>, 'name' | 'cell' | 'file'>): ListColumn<CaseSummary>[] => [
  {
    key: 'title',
    name: '诉求',
    fixed: true,
    width: 'minmax(0, 5fr)',
    file: { 诉求编号: (one) => one.number, 诉求: (one) => one.title, 企业: companyOf },
    cell: (one) => (
      <Pressable className="case-cell t-case-row" onPress={() => void go('/officer/case/index', { id: one.id })}>
        <View className="ms-strong">{one.title}</View>
        <View className="ms-caption">{companyOf(one)}</View>
      </Pressable>
    ),
  },
  { key: 'kind', name: '类型', width: '84px', cell: kindOf, file: { 类型: kindOf } },
  { key: 'due', name: '期限', width: '204px', cell: (one) => <DueCell one={one} me={me} now={now} />, file: { 状态: (one) => statusLook(one.status).word, 期限: (one) => rowDue(one, now), 暂停次数: ({ stops = 0 }) => String(stops) } },
  { key: 'last', width: 'minmax(0, 4fr)', ...last },
]

const companyOf = (one: CaseSummary): string => (one.verified ? one.companyName : `${one.companyName}（未核实）`)
const kindOf = (one: CaseSummary): string => `${CASE_KIND_LABELS[one.kind]}${one.urgent ? '，紧急' : ''}`
