import { View } from '@tarojs/components'
import { markedName } from '@shared/case/company-mark'
import type { CaseSummary } from '@shared/case/views'
import type { Me } from '@shared/api/directory-views'
import { CASE_KIND_LABELS } from '@shared/case/kinds'
import type { Instant } from '@shared/kernel/instant'
import { CASE_LIST } from '@shared/case/list'
import { columnsOf, type ListColumn } from '@/list/columns'
import { go } from '@/platform/navigate'
import { statusLook } from '@/words/case'
import { lightOf, runningClock } from '@/words/light'
import { rowDue, stopsWords } from '@/words/row'
import { Pressable } from '@/ui/Pressable'
import { Light, Pill } from '@/ui/Status'
import { holderLine } from './board-words'

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

/** A row opens its case, wherever it is tapped. */
export const openCase = ({ id }: Pick<CaseSummary, 'id'>): void => void go('/officer/case/index', { id })

const TitleCell = ({ one }: { one: CaseSummary }) => (
  <Pressable className="case-cell t-case-row" onPress={() => openCase(one)}>
    <View className="ms-strong">{one.title}</View>
    <View className="ms-caption">{markedName(one)}</View>
  </Pressable>
)

/** Cases as a table; a row opens the case. `last`: what the page shows in place of who has it. */
export function caseColumns(me: Me, now: Instant, last?: Pick<ListColumn<CaseSummary>, 'name' | 'width' | 'cell'>): ListColumn<CaseSummary>[] {
  const columns = columnsOf<CaseSummary, typeof CASE_LIST['columns']>(CASE_LIST.columns, {
    number: { width: '136px', cell: ({ number }) => <View className="ms-caption ms-num">{number}</View> },
    title: { width: 'minmax(0, 5fr)', cell: (one) => <TitleCell one={one} /> },
    kind: { width: '84px', cell: kindOf },
    due: { width: '204px', cell: (one) => <DueCell one={one} me={me} now={now} /> },
    holder: { width: 'minmax(0, 4fr)', cell: holderLine },
  })
  return last ? columns.map((column) => (column.key === 'holder' ? { ...column, ...last } : column)) : columns
}

const kindOf = (one: CaseSummary): string => `${CASE_KIND_LABELS[one.kind]}${one.urgent ? '，紧急' : ''}`
