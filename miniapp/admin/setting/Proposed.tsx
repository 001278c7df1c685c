import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OutputOf } from '@shared/api'
import type { SettingView } from '@shared/api/settings.api'
import { useMutation } from '@/data/use-mutation'
import { Failure } from '@/form/Failure'
import { presentInstant } from '@/session/now'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { confirm, toast } from '@/ui/feedback'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Remark } from '@/ui/States'
import { pastWords } from '@/words/time'
import { BeforeAfter } from '../BeforeAfter'
import { dayWords } from '../settings/source-words'
import { Impact } from './Impact'
import { previewWords } from './preview-words'
import { previewOf, type Where } from './past'
import { turnsOf } from './value-words'

type Decision = 'confirm' | 'refuse' | 'withdraw'
const DONE: Record<Decision, string> = { confirm: '已确认', refuse: '已退回', withdraw: '已撤回' }

/** A change that waits: what it changes, what it does to dates, and what whoever looks at it may do: another confirms or sends it back, its author withdraws it. */
export const Proposed = ({ item, where, reload }: { item: SettingView, where: Where, reload: () => Promise<unknown> }) => {
  const { run, busy, busyWith, error } = useMutation({ onStale: reload })
  const [impact, setImpact] = useState<OutputOf<'settings.preview'> | null>(null)
  const { proposed } = item
  if (proposed === null) return null
  const coming = proposed.since > presentInstant()
  const look = async (): Promise<OutputOf<'settings.preview'> | null> => {
    const reply = await run('settings.preview', () => previewOf(item.name, proposed, where, presentInstant()))
    if (reply?.ok) setImpact(reply.data)
    return reply?.ok ? reply.data : null
  }
  const decide = async (decision: Decision): Promise<void> => {
    if (decision === 'confirm') {
      const seen = await look()
      if (seen === null || !(await confirm({ title: '确认这个改动？', text: `${previewWords(seen)}${coming ? `从 ${dayWords(proposed.since)}起。` : '马上生效。'}`, ok: '确认' }))) return
    }
    const reply = await run('settings.decide', (requestId) => ({ areaId: where.areaId, requestId, name: item.name, version: proposed.version, decision }), decision)
    if (reply?.ok) toast(DONE[decision])
    if (reply !== null) await reload()
  }
  return (
    <Card title="等确认的改动" className="t-proposed">
      <View className="ms-small">{`${proposed.by ?? '管理员'} ${pastWords(presentInstant(), proposed.at)} 提出，${coming ? `从 ${dayWords(proposed.since)}起` : '确认后马上生效'}`}</View>
      {proposed.citation === '' ? null : <View className="ms-small">{`依据：${proposed.citation}`}</View>}
      {proposed.value === null ? <View className="admin__gap">不再单独设置，用上一级的</View> : null}
      {turnsOf(item.name, item.value, proposed.value).map(({ key, before, after }) => (
        <View key={key} className="admin-change__field"><View className="ms-caption">{key}</View><BeforeAfter before={before} after={after} /></View>
      ))}
      {impact === null ? <TextButton go className="t-impact" disabled={busy} onPress={() => void look()}>看看影响哪些诉求</TextButton> : <Impact impact={impact} />}
      {proposed.mine
        ? (
          <>
            <View className="admin__gap"><Remark icon="people">要由另一位管理员确认</Remark></View>
            <SecondaryButton block className="t-withdraw" busy={busyWith === 'withdraw'} busyText="正在撤回" onPress={() => void decide('withdraw')}>撤回</SecondaryButton>
          </>
          )
        : (
          <View className="admin-two">
            <SecondaryButton className="t-refuse" busy={busyWith === 'refuse'} busyText="正在退回" onPress={() => void decide('refuse')}>退回</SecondaryButton>
            <PrimaryButton className="t-confirm" busy={busyWith === 'confirm'} busyText="正在确认" onPress={() => void decide('confirm')}>确认</PrimaryButton>
          </View>
          )}
      {error === null ? null : <Failure error={error} failed="没有办成" />}
    </Card>
  )
}
