import { useState } from 'react'
import { useMutation } from '@/data/use-mutation'
import { useQuery } from '@/data/use-query'
import { Failure } from '@/form/Failure'
import type { ListSearch } from '@/list/use-search'
import type { Chosen } from '@/form/values'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { confirm, toast } from '@/ui/feedback'
import { FromCard } from './FromCard'
import { HandoverFrame } from './HandoverFrame'
import { PairedCard } from './PairedCard'
import { PreviewCard } from './PreviewCard'
import { Recent } from './Recent'
import { ToCard } from './ToCard'
import type { useDuties } from './use-duties'
import { type Handover, inHand, leaves, needsReceiver, type Person } from './words'

interface Props {
  duties: NonNullable<ReturnType<typeof useDuties>>
  people: readonly Person[]
  more: boolean
  search: ListSearch
  recent: readonly Handover[]
  onDone: () => Promise<unknown>
}

/** From whom, to whom, what it would be; then done. */
export const HandoverForm = ({ duties, people, more, search, recent, onDone }: Props) => {
  const [from, setFrom] = useState<Person | null>(null)
  const [to, setTo] = useState<Person[]>([])
  const [deputyTo, setDeputyTo] = useState<Chosen | null>(null)
  const [leaderTo, setLeaderTo] = useState<Chosen | null>(null)
  const who = from === null || (to.length === 0 && needsReceiver(from))
    ? null
    : { ...duties, fromId: from.personId, toIds: to.map(({ personId }) => personId), ...(deputyTo === null ? {} : { deputyToId: deputyTo.id }), ...(leaderTo === null ? {} : { leaderToId: leaderTo.id }) }
  const { data: preview, error } = useQuery('handover.preview', who, { keepFor: 'page' })
  const { run, busy, error: failed } = useMutation({ onStale: onDone })
  const choose = (chosen: Person | null): void => {
    setFrom(chosen)
    setTo([])
    setDeputyTo(null)
    setLeaderTo(null)
    search.type('')
  }
  const ready = who !== null && preview !== null && error === null
  const carryOut = async (): Promise<void> => {
    if (!ready) return
    if (!(await confirm({ title: `交接${preview.from}的工作？`, text: to.length === 0 ? `${leaves(preview)}，按上面写的办。` : `${leaves(preview)}交给${to.map(({ name }) => name).join('、')}，以后由他们经办。`, ok: '交接' }))) return
    const reply = await run('handover.carryOut', (requestId) => ({ requestId, ...who }))
    if (!reply?.ok) return
    choose(null)
    toast(needsReceiver(reply.data) ? `已交接 ${inHand(reply.data)}` : '已交接', 'good')
    await onDone()
  }
  return (
    <HandoverFrame {...(ready ? { action: <BottomBar><PrimaryButton className="t-hand-over" busy={busy} busyText="正在交接" onPress={() => void carryOut()}>{to.length === 0 ? '交接' : `交接给 ${to.length} 人`}</PrimaryButton></BottomBar> } : {})}>
      <FromCard people={people} search={search} from={from} onChange={choose} />
      {from === null ? null : <ToCard people={people} search={search} more={more} from={from} to={to} onChange={setTo} />}
      {from === null || from.deputy === 0 ? null : <PairedCard rank="deputy" many={from.deputy} people={people} from={from} to={deputyTo} onChange={setDeputyTo} />}
      {from === null || from.leader === 0 ? null : <PairedCard rank="leader" many={from.leader} people={people} from={from} to={leaderTo} onChange={setLeaderTo} />}
      {error === null ? null : <Failure error={error} failed="不能这样交接" />}
      {ready ? <PreviewCard preview={preview} to={{ deputy: deputyTo?.name ?? null, leader: leaderTo?.name ?? null }} /> : null}
      {failed === null ? null : <Failure error={failed} failed="没有交接" />}
      {recent.length === 0 ? null : <Recent items={recent} of={duties} />}
    </HandoverFrame>
  )
}
