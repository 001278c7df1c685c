import { View } from '@tarojs/components'
import type { SettingChange, SettingView } from '@shared/api/settings.api'
import { presentInstant } from '@/session/now'
import { DefinitionList } from '@/ui/DefinitionList'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { pastWords } from '@/words/time'
import { BeforeAfter } from '../BeforeAfter'
import { dayWords } from '../settings/source-words'
import { citationOf, mayTakeBack, turnsOfChange } from './past'
import type { Anew } from './use-proposing'

const STATES: Record<SettingChange['state'], string> = { proposed: '等确认', active: '生效', refused: '已退回', withdrawn: '已撤回' }

const whoDid = ({ by, decidedBy, at, state }: SettingChange): string => {
  const people = decidedBy === null || decidedBy === by ? [by] : [by, `${decidedBy}${state === 'refused' ? '退回' : '确认'}`]
  return [...people, at === null ? null : pastWords(presentInstant(), at)].filter(Boolean).join('，')
}

/** What was proposed and set at this place, the newest first, each with what it turned; an earlier value can be proposed anew. */
export const PastChanges = ({ item, changes, busy, onPropose }: { item: SettingView, changes: readonly SettingChange[], busy: boolean, onPropose: (anew: Anew) => void }) => (
  <Card title="改过什么" className="t-setting-history">
    {changes.length === 0 ? <View className="ms-small">这里没有改过</View> : null}
    {changes.map((change) => (
      <View key={change.version} className="admin-change">
        <View className="admin-change__head">
          <View className="ms-strong">{change.state === 'active' ? `${dayWords(change.since)}起` : STATES[change.state]}</View>
          <View className="ms-caption ms-num">{whoDid(change)}</View>
        </View>
        {change.value === null ? <View className="ms-small">不再单独设置，用上一级的</View> : <Turned turns={turnsOfChange(item.name, changes, change)} />}
        {change.citation === '' ? null : <View className="ms-small">{`依据：${change.citation}`}</View>}
        {mayTakeBack(item, change, presentInstant())
          ? <TextButton icon="refresh" className="t-take-back" label={`用回 ${dayWords(change.since)}起的这一版`} disabled={busy} onPress={() => onPropose({ title: `用回 ${dayWords(change.since)}起的这一版？`, value: change.value, citation: citationOf(change) })}>用回这一版</TextButton>
          : null}
      </View>
    ))}
  </Card>
)

/** Old → new; what was set here for the first time only as it was set. */
const Turned = ({ turns }: { turns: ReturnType<typeof turnsOfChange> }) => {
  if (turns.every(({ before }) => before === null)) return <DefinitionList facts={turns.map(({ key, after }) => ({ key, value: after ?? '' }))} />
  return <>{turns.map(({ key, before, after }) => <View key={key} className="admin-change__field"><View className="ms-caption">{key}</View><BeforeAfter before={before} after={after} /></View>)}</>
}
