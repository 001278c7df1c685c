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
import { toast } from '@/ui/feedback'
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
    toast(standIn === null ? '已登记请假' : '已登记请假，新的诉求会交给代办人')
  }
  return (
    <Frame title="登记请假" tab={null} inner column action={<BottomBar><PrimaryButton className="t-leave-submit" busy={busy} onPress={() => void submit()}>登记请假</PrimaryButton></BottomBar>}>
      <View className="leave-lead"><Remark icon="info">请假期间，新的诉求交给代办人；手上的诉求还由您负责，急的请先转办。</Remark></View>
      <Card className="t-leave-form">
        <FormField form={form} prefix="leave" name="firstDay" about={{ from: today }} />
        <FormField form={form} prefix="leave" name="lastDay" about={{ from: firstDay }} />
        <StandIn unitId={identity?.role === 'department' ? identity.unitId : null} selfId={me?.personId ?? ''} value={standIn} onChange={(person) => form.change({ standIn: person })} />
      </Card>
      {error === null ? null : <Trouble error={error} failed="请假没有登记上" className="t-leave-error" />}
    </Frame>
  )
}
