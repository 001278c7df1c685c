import { View } from '@tarojs/components'
import type { OutputOf } from '@shared/api'
import type { MergeView } from '@shared/api/merge.api'
import { useMutation } from '@/data/use-mutation'
import { Failure } from '@/form/Failure'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { confirm, toast } from '@/ui/feedback'
import { Card } from '@/ui/Layout'
import { Remark } from '@/ui/States'
import { confirmQuestion } from './words'

type Decision = 'confirm' | 'refuse' | 'withdraw'
const DONE: Record<OutputOf<'merge.decide'>['state'], string> = { merged: '已确认，列表几分钟内跟着变', refused: '已退回', withdrawn: '已撤回', proposed: '' }

/** What whoever looks at it may do: another confirms it, with the numbers read anew, or sends it back; who proposed it withdraws it. */
export const Deciding = ({ merge, areaId, reread }: { merge: MergeView, areaId: string, reread: () => Promise<unknown> }) => {
  const { run, busy, busyWith, error } = useMutation({ onStale: reread })
  const { mergeId, mine, hinders } = merge
  const decide = async (decision: Decision): Promise<void> => {
    if (decision === 'confirm') {
      const shown = await run('merge.show', () => ({ areaId, mergeId }), 'look')
      if (shown?.ok !== true) return
      const { touches, hinders: meanwhile } = shown.data
      if (touches === null || meanwhile !== null) return void await reread()
      if (!(await confirm({ ...confirmQuestion(shown.data, touches), ok: '确认合并', tone: 'danger' }))) return
    }
    const reply = await run('merge.decide', (requestId) => ({ areaId, requestId, mergeId, decision }), decision)
    if (reply === null) return
    if (reply.ok) toast(DONE[reply.data.state])
    await reread()
  }
  return (
    <Card className="t-merge-deciding">
      {hinders === null ? null : <View className="admin__gap t-merge-hinders"><Remark icon="alert-triangle">{hinders}</Remark></View>}
      {mine
        ? (
          <>
            <View className="admin__gap"><Remark icon="people">要由另一位管理员确认，确认以前照旧</Remark></View>
            <SecondaryButton block className="t-merge-withdraw" busy={busyWith === 'withdraw'} busyText="正在撤回" onPress={() => void decide('withdraw')}>撤回</SecondaryButton>
          </>
          )
        : (
          <View className="admin-two">
            <SecondaryButton className="t-merge-refuse" busy={busyWith === 'refuse'} busyText="正在退回" onPress={() => void decide('refuse')}>退回</SecondaryButton>
            <PrimaryButton className="t-merge-confirm" busy={busyWith === 'look' || busyWith === 'confirm'} busyText="正在确认" disabled={busy || hinders !== null} onPress={() => void decide('confirm')}>确认合并</PrimaryButton>
          </View>
          )}
      {error === null ? null : <Failure error={error} failed="没有办成" />}
    </Card>
  )
}
