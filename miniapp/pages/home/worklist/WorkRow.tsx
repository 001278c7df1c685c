import { View } from '@tarojs/components'
import { markedName } from '@shared/case/company-mark'
import type { CaseSummary } from '@shared/case/views'
import type { Me } from '@shared/api/directory-views'
import type { Instant } from '@shared/kernel/instant'
import { ROW_ACT_WORDS } from '@/words/row-acts'
import { lightOf, runningClock } from '@/words/light'
import { rowAct, rowDue, rowState } from '@/words/row'
import { MiniButton } from '@/ui/SmallButton'
import { Light } from '@/ui/Status'
import { Pressable } from '@/ui/Pressable'

export interface WorkRowProps {
  one: CaseSummary
  me: Me
  now: Instant
  /** The act of this row is on its way. */
  busy: boolean
  onOpen: () => void
  /** Accepts or claims right here. */
  onAct: (act: 'accept' | 'claim') => void
}

/** One case of a work list: light and due moment, title, company and who has it. The light button stands beside the row, not inside it. */
export const WorkRow = ({ one, me, now, busy, onOpen, onAct }: WorkRowProps) => {
  const act = rowAct(one)
  const light = one.box === 'open' ? lightOf(me.calendar, runningClock(one.clocks).clock, now, me.lights) : null
  return (
    <View className={`work-row ${act === null ? '' : 'work-row--act'}`}>
      <Pressable className="work-row__main t-case-row" onPress={onOpen}>
        <View className="work-row__line">
          {light === null ? <View className="ms-caption">{one.number}</View> : <Light tone={light.tone} word={light.word} detail={light.detail} />}
          <View className="work-row__side ms-num">{rowDue(one, now)}</View>
        </View>
        <View className="work-row__title">{one.urgent ? <View className="work-row__urgent">急</View> : null}{one.title}</View>
        <View className="work-row__line work-row__last">
          <View className="ms-caption ms-one">{markedName(one)}</View>
          {act === null ? <View className="work-row__side">{rowState(one)}</View> : null}
        </View>
      </Pressable>
      {act === null
        ? null
        : (
          <MiniButton className={`work-row__act t-${act}`} disabled={busy} label={`${ROW_ACT_WORDS[act].row}：${one.title}`} onPress={() => onAct(act)}>
            {busy ? '正在提交' : ROW_ACT_WORDS[act].row}
          </MiniButton>
          )}
    </View>
  )
}
