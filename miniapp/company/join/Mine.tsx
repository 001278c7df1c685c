import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OwnBinding } from '@shared/api/binding.api'
import { prose, worded } from '@shared/form/field'
import { BINDING_STATES, STANDINGS, WAYS } from '@shared/register/binding-table'
import { useMutation } from '@/data/use-mutation'
import { useQuery } from '@/data/use-query'
import { useShown } from '@/data/use-shown'
import { FormField } from '@/form/Form'
import { Trouble } from '@/form/Trouble'
import { useForm } from '@/form/use-form'
import { presentInstant } from '@/session/now'
import { PrimaryButton } from '@/ui/Button'
import { confirm, toast } from '@/ui/feedback'
import { Card } from '@/ui/Layout'
import { Sheet } from '@/ui/Sheet'
import { TextButton } from '@/ui/SmallButton'
import { pastWords } from '@/words/time'

const APPEAL = { words: worded(prose(500, 2), { zh: '为什么应该同意', hint: '例如 照片重新拍了，法定代表人就是我', ask: '请写一下理由' }) }

/** What one asked for, and how each stands: taken back while it waits, appealed against once where an administrator refused. */
export const Mine = () => {
  const { data, reread } = useQuery('binding.mine', {}, { keepFor: 'page' })
  const { run, busy, error } = useMutation({ onStale: reread })
  const [appealing, setAppealing] = useState<OwnBinding | null>(null)
  useShown(reread)
  if (data === null || data.items.length === 0) return null
  const withdraw = async ({ companyId, companyName }: OwnBinding): Promise<void> => {
    if (!(await confirm({ title: '撤回申请吗', text: `撤回加入“${companyName}”的申请，以后还可以再申请。`, ok: '撤回', cancel: '不撤回' }))) return
    const reply = await run('binding.leave', (requestId) => ({ requestId, companyId }), companyId)
    if (reply?.ok === true) toast('已撤回')
    await reread()
  }
  return (
    <Card title="我的申请" className="t-mine">
      {error === null ? null : <Trouble error={error} failed="没有办成" />}
      {data.items.map((one) => (
        <View key={one.id} className="people-row t-own">
          <View className="people-row__who">{one.companyName}</View>
          <View className="ms-small">{[`${BINDING_STATES[one.state]}，${STANDINGS[one.as]}`, WAYS[one.way].zh, one.askedAt === null ? null : pastWords(presentInstant(), one.askedAt)].filter((part) => part !== null).join(' · ')}</View>
          {one.reason === null ? null : <View className="ms-small">{`原因：${one.reason}`}</View>}
          {one.state === 'waiting' ? <TextButton className="t-withdraw-own" disabled={busy} onPress={() => void withdraw(one)}>撤回申请</TextButton> : null}
          {one.mayAppeal ? <TextButton className="t-appeal" disabled={busy} onPress={() => setAppealing(one)}>不服，申诉一次</TextButton> : null}
        </View>
      ))}
      <Appealing key={appealing?.id ?? ''} own={appealing} onClose={() => { setAppealing(null); void reread() }} />
    </Card>
  )
}

const Appealing = ({ own, onClose }: { own: OwnBinding | null, onClose: () => void }) => {
  const form = useForm({ fields: APPEAL, draftKey: `appeal-${own?.id ?? ''}` })
  const { run, busy, error } = useMutation({ ids: form.ids })
  const send = async (): Promise<void> => {
    if (own === null || !form.check()) return
    const { words } = form.input()
    const reply = await run('binding.appeal', (requestId) => ({ requestId, companyId: own.companyId, bindingId: own.id, words }))
    if (reply?.ok !== true) return
    form.done()
    toast('已申诉，由另一位管理员决定')
    onClose()
  }
  return (
    <Sheet open={own !== null} onClose={onClose} title="申诉" lead="由另一位管理员重新看，只能申诉一次。" foot={<PrimaryButton className="t-appeal-send" busy={busy} busyText="正在提交" onPress={() => void send()}>提交申诉</PrimaryButton>}>
      <FormField form={form} prefix="appeal" name="words" />
      {error === null ? null : <Trouble error={error} failed="没有申诉成" />}
    </Sheet>
  )
}
