import { View } from '@tarojs/components'
import { chinaDay } from '@shared/kernel/instant'
import { useMutation } from '@/data/use-mutation'
import { FormField } from '@/form/Form'
import { Trouble } from '@/form/Trouble'
import { useForm } from '@/form/use-form'
import { back } from '@/platform/navigate'
import { Frame } from '@/session/Frame'
import { presentInstant } from '@/session/now'
import { amendMe } from '@/session/store'
import { useSession } from '@/session/use-session'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { confirm, toast } from '@/ui/feedback'
import { Card } from '@/ui/Layout'
import { Remark } from '@/ui/States'
import { LEAVE_FIELDS, leaveProblem, leaveSpan } from './leave'
import { StandIn } from './StandIn'
import './leave.scss'

/** 登记请假: from, to, and who stands in. */
export default function LeavePage() {
  const { me, identity } = useSession()
  const now = presentInstant()
  const today = chinaDay(now)
  const form = useForm({
    fields: LEAVE_FIELDS,
    draftKey: 'leave',
    start: { firstDay: today, lastDay: today },
    also: (values) => {
      const problem = leaveProblem(values, now)
      return problem === null ? {} : { lastDay: problem }
    },
  })
  const { run, busy, error } = useMutation()
  const { firstDay, standIn } = form.values
  const submit = async (): Promise<void> => {
    if (!form.check()) return
    const reply = await run('directory.setLeave', () => ({ leave: { ...leaveSpan(form.values), ...(standIn === null ? {} : { standIn: standIn.id }) } }))
    if (reply?.ok !== true) return
    form.done()
    amendMe({ leave: reply.data.leave })
    await back()
    const { standsInFor } = reply.data
    if (standsInFor.length > 0) return void await confirm({ title: '您正在替别人代办', text: `这段时间里您是${standsInFor.join('、')}的代办人。${standIn === null ? '您没有指定代办人，他们的诉求会没有人办：请指定一位，或告诉他们换人。' : `您请假以后，由${standIn.name}接着代办。`}`, ok: '知道了', cancel: null })
    toast(standIn === null ? '已登记请假' : '已登记请假，诉求由代办人接着办')
  }
  return (
    <Frame title="登记请假" tab={null} inner column action={<BottomBar><PrimaryButton className="t-leave-submit" busy={busy} onPress={() => void submit()}>登记请假</PrimaryButton></BottomBar>}>
      <View className="leave-lead"><Remark icon="info">请假期间，新的诉求交给代办人；您手上的，代办人也看得到、办得了，记录里写明是代您办。没有代办人时，分办员会看到。</Remark></View>
      <Card className="t-leave-form">
        <FormField form={form} prefix="leave" name="firstDay" about={{ from: today }} />
        <FormField form={form} prefix="leave" name="lastDay" about={{ from: firstDay }} />
        <StandIn unitId={identity?.role === 'department' ? identity.unitId : null} selfId={me?.personId ?? ''} value={standIn} onChange={(person) => form.change({ standIn: person })} />
      </Card>
      {error === null ? null : <Trouble error={error} failed="请假没有登记上" className="t-leave-error" />}
    </Frame>
  )
}
