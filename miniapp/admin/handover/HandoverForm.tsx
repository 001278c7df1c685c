import { useState } from 'react'
import { useMutation } from '@/data/use-mutation'
import { useQuery } from '@/data/use-query'
import { Failure } from '@/form/Failure'
import { TargetList } from '@/form/TargetList'
import type { Chosen } from '@/form/values'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { MultiChips } from '@/ui/Choice'
import { confirm, toast } from '@/ui/feedback'
import { Card } from '@/ui/Layout'
import { Empty } from '@/ui/States'
import { HandoverFrame } from './HandoverFrame'
import { PreviewCard } from './PreviewCard'
import { Recent } from './Recent'
import type { useDuties } from './use-duties'
import { fromRows, inHand, type Handover, type Person, receiverOptions } from './words'

interface Props {
  duties: NonNullable<ReturnType<typeof useDuties>>
  people: readonly Person[]
  recent: readonly Handover[]
  onDone: () => Promise<unknown>
}

/** From whom, to whom, what it would be; then done. */
export const HandoverForm = ({ duties, people, recent, onDone }: Props) => {
  const [from, setFrom] = useState<Chosen | null>(null)
  const [toIds, setToIds] = useState<string[]>([])
  const who = from === null || toIds.length === 0 ? null : { ...duties, fromId: from.id, toIds }
  const { data: preview, error } = useQuery('handover.preview', who, { keepFor: 'page' })
  const { run, busy, error: failed } = useMutation({ onStale: onDone })
  const choose = (chosen: Chosen | null): void => {
    setFrom(chosen)
    setToIds([])
  }
  const carryOut = async (): Promise<void> => {
    if (who === null || preview === null) return
    if (!(await confirm({ title: `交接${preview.from}的工作？`, text: `${inHand(preview)}交给 ${preview.shares.map(({ name }) => name).join('、')}。交接后他不再经办。`, ok: '交接' }))) return
    const reply = await run('handover.carryOut', (requestId) => ({ requestId, ...who }))
    if (!reply?.ok) return
    choose(null)
    toast(`已交接 ${inHand(reply.data)}`, 'good')
    await onDone()
  }
  const ready = who !== null && preview !== null && error === null
  return (
    <HandoverFrame {...(ready ? { action: <BottomBar><PrimaryButton className="t-hand-over" busy={busy} busyText="正在交接" onPress={() => void carryOut()}>{`交接给 ${toIds.length} 人`}</PrimaryButton></BottomBar> } : {})}>
      <Card className="t-handover-from">
        {from === null && fromRows(people, '').length === 0
          ? <Empty icon="people" title="现在没有要交接的" text="这里的人手上都没有企业和在办诉求。" />
          : <TargetList label="交接谁的工作" searchLabel="搜姓名、单位" rowsFor={(search) => fromRows(people, search)} value={from} onChange={choose} />}
      </Card>
      {from === null
        ? null
        : (
          <Card title="交给谁" hint="选几个人，就按手上多少均衡分；只选一个，就全给他">
            <MultiChips label="交给谁" options={receiverOptions(people, from.id)} values={toIds} onChange={setToIds} />
          </Card>
          )}
      {error === null ? null : <Failure error={error} failed="不能这样交接" />}
      {ready ? <PreviewCard preview={preview} /> : null}
      {failed === null ? null : <Failure error={failed} failed="没有交接" />}
      {recent.length === 0 ? null : <Recent items={recent} />}
    </HandoverFrame>
  )
}
