import { View } from '@tarojs/components'
import { useMutation } from '@/data/use-mutation'
import { go } from '@/platform/navigate'
import { amendMe } from '@/session/store'
import { useSession } from '@/session/use-session'
import { confirm, toast } from '@/ui/feedback'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { leaveWords } from '@/words/leave'
import { Offered } from '@/session/offered'

/** 请假: while it lasts, new cases go to the stand-in. */
export const LeaveCard = () => {
  const { me } = useSession()
  const { run } = useMutation()
  if (me === null) return null
  const { leave } = me

  const cancel = async (): Promise<void> => {
    if (!(await confirm({ title: '取消这次请假吗', text: '取消后新的诉求照常交给您。', ok: '取消请假', cancel: '不取消' }))) return
    const reply = await run('directory.setLeave', () => ({ leave: null }))
    if (reply === null) return
    if (!reply.ok) return toast(reply.error.message, 'bad')
    amendMe({ leave: reply.data.leave })
    toast('已取消请假')
  }
  return (
    <Card className="t-leave">
      <View className="ms-between">
        <View className="ms-grow">
          <View className="ms-small">请假</View>
          <View>{leave === null ? '没有登记请假' : leaveWords(leave)}</View>
        </View>
        <Offered to="directory.setLeave">
          {leave === null
            ? <TextButton className="t-leave-open" onPress={() => void go('/officer/leave/index')}>登记请假</TextButton>
            : <TextButton className="t-leave-cancel" tone="danger" onPress={() => void cancel()}>取消请假</TextButton>}
        </Offered>
      </View>
    </Card>
  )
}
