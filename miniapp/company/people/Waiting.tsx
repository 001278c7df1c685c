import { View } from '@tarojs/components'
import { useState } from 'react'
import type { WaitingView } from '@shared/api/binding.api'
import { line, optional, worded } from '@shared/form/field'
import { FormField } from '@/form/Form'
import { useForm } from '@/form/use-form'
import { presentInstant } from '@/session/now'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { Card } from '@/ui/Layout'
import { Sheet } from '@/ui/Sheet'
import { Remark } from '@/ui/States'
import type { PeopleActs } from './use-people'
import { askedWords, untilWords, whoWords } from './words'

const REASON = { reason: optional(worded(line(200, 2), { zh: '原因', hint: '例如 不认识这个人' })) }

/** Who waits to be one of the company's people: whoever manages them says yes or no; to one who says that the company is his an owner objects. */
export const Waiting = ({ waiting, acts }: { waiting: readonly WaitingView[], acts: PeopleActs }) => {
  const [asking, setAsking] = useState<WaitingView | null>(null)
  if (waiting.length === 0) return null
  return (
    <Card title="等待同意" className="t-waiting">
      {waiting.map((asks) => <OneWaiting key={asks.id} asks={asks} acts={acts} onRefuse={() => setAsking(asks)} />)}
      <Refusing key={asking?.id ?? ''} asks={asking} acts={acts} onClose={() => setAsking(null)} />
    </Card>
  )
}

const OneWaiting = ({ asks, acts, onRefuse }: { asks: WaitingView, acts: PeopleActs, onRefuse: () => void }) => {
  const { objectUntil, objected, mayDecide } = asks
  const busy = acts.busyWith !== null
  return (
    <View className="people-row t-asks">
      <View className="people-row__who">{whoWords(asks)}</View>
      <View className="ms-small">{askedWords(asks, presentInstant())}</View>
      {objectUntil === null ? null : <Remark icon="alert-triangle">{objected ? '已经提出异议，等系统管理员决定' : `${untilWords(objectUntil)} 前可以提出异议，由系统管理员决定`}</Remark>}
      {mayDecide
        ? (
          <View className="people-row__acts">
            <View className="people-row__act"><SecondaryButton block className="t-grant" disabled={busy} onPress={() => void acts.grant(asks)}>同意</SecondaryButton></View>
            {objected ? null : <View className="people-row__act"><SecondaryButton block className="t-refuse" disabled={busy} onPress={onRefuse}>{objectUntil === null ? '不同意' : '提出异议'}</SecondaryButton></View>}
          </View>
          )
        : <View className="ms-small">{objectUntil === null ? '等企业负责人同意' : '等负责人答复，或系统管理员决定'}</View>}
    </View>
  )
}

const Refusing = ({ asks, acts, onClose }: { asks: WaitingView | null, acts: PeopleActs, onClose: () => void }) => {
  const form = useForm({ fields: REASON, draftKey: `people-refuse-${asks?.id ?? ''}` })
  const send = async (): Promise<void> => {
    if (asks === null || !form.check()) return
    if (!(await acts.refuse(asks, form.input().reason))) return
    form.done()
    onClose()
  }
  const word = asks?.objectUntil == null ? '不同意' : '提出异议'
  return (
    <Sheet open={asks !== null} onClose={onClose} title={word} lead="写一句原因，对方看得到。" foot={<PrimaryButton className="t-refuse-send" busy={acts.busyWith === `refuse ${asks?.id ?? ''}`} busyText="正在提交" onPress={() => void send()}>{word}</PrimaryButton>}>
      <FormField form={form} prefix="refuse" name="reason" />
    </Sheet>
  )
}
