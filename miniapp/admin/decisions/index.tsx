import { View } from '@tarojs/components'
import type { DecisionView } from '@shared/api/decision.api'
import { Loaded } from '@/data/Loaded'
import { useMutation } from '@/data/use-mutation'
import { useQuery } from '@/data/use-query'
import { useShown } from '@/data/use-shown'
import { Card } from '@/ui/Layout'
import { toast } from '@/ui/feedback'
import { Empty, Remark, Skeleton } from '@/ui/States'
import { AdminFrame } from '../AdminFrame'
import { grouped } from '../numbers'
import { useAdminArea } from '../use-admin-area'
import { DecisionLine, type JobStep } from './DecisionLine'

const DONE: Record<JobStep, string> = { 'register.tryJob': '一分钟内会再试一次', 'register.dropJob': '已经搁置' }

/** 等您决定: one list of everything that waits for an administrator, each with where it is decided. */
export default function DecisionsPage() {
  const areaId = useAdminArea()
  const { data, error, refresh, reread } = useQuery('register.decisions', areaId === null ? null : { areaId })
  useShown(refresh)
  const { run, busy } = useMutation({ onStale: reread })
  const onJob = async (step: JobStep, { id, where: { kind, key } }: DecisionView): Promise<void> => {
    const reply = await run(step, (requestId) => ({ requestId, kind: kind ?? '', key: key ?? '' }), `${step} ${id}`)
    if (reply === null) return
    toast(reply.ok ? DONE[step] : reply.error.message, reply.ok ? 'good' : 'bad')
    await reread()
  }
  return (
    <AdminFrame title="等您决定" tab={null} inner loading={areaId !== null && data === null && error === null}>
      <Loaded
        data={data}
        error={error}
        onRetry={() => void refresh()}
        failed="没有读到等您决定的事"
        skeleton={<Card><Skeleton height={56} /><Skeleton height={56} /><Skeleton height={56} /></Card>}
        empty={{ when: ({ items }) => items.length === 0, show: <Empty icon="check-ring" title="没有等您决定的事" text="有了会出现在这里，首页上也有数。" /> }}
      >
        {({ items, many }) => (
          <View>
            {many > items.length ? <View className="admin__gap"><Remark icon="info">{`共 ${grouped(many)} 项，每一类先列最近的`}</Remark></View> : null}
            <Card tight className="t-decisions">{items.map((one) => <DecisionLine key={one.id} one={one} busy={busy} onJob={(step, of) => void onJob(step, of)} />)}</Card>
          </View>
        )}
      </Loaded>
    </AdminFrame>
  )
}
