import { Loaded } from '@/data/Loaded'
import { useList } from '@/data/use-list'
import { useMutation } from '@/data/use-mutation'
import { useQuery } from '@/data/use-query'
import { useShown } from '@/data/use-shown'
import { Failure } from '@/form/Failure'
import { go } from '@/platform/navigate'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { toast } from '@/ui/feedback'
import { Card, SectionHeader } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Empty, Skeleton } from '@/ui/States'
import { named } from '@/session/dress'
import { AdminFrame } from '../AdminFrame'
import { ChangeList } from '../ChangeList'
import { grouped } from '../numbers'
import { useAdminArea } from '../use-admin-area'
import { RuleList } from './RuleList'
import { Shares } from './Shares'

/** 结对: rules by which companies get their officer; what they would do is shown before it is done. */
export default function AssignPage() {
  const areaId = useAdminArea()
  const { data, error, refresh } = useQuery('register.rules', areaId === null ? null : { areaId })
  const { run, busy, busyWith, error: failed } = useMutation({ onStale: refresh })
  const changes = useList('register.changes', areaId === null ? null : { of: 'rule', id: areaId })
  useShown(refresh, changes.refresh)
  const can = data === null ? 0 : data.shares.reduce((sum, { more }) => sum + more, 0)
  const assign = async (): Promise<void> => {
    const reply = areaId === null ? null : await run('register.assign', (requestId) => ({ requestId, areaId }))
    if (reply?.ok) toast(reply.data.assigned === 0 ? '没有可以结对的企业' : named(`已给 ${grouped(reply.data.assigned)} 家企业指定{officerShort}`), reply.data.assigned === 0 ? 'plain' : 'good')
    if (reply !== null) await refresh()
  }
  const drop = async (ruleId: string): Promise<void> => {
    const reply = await run('register.dropRule', (requestId) => ({ requestId, ruleId }), ruleId)
    if (reply !== null) await Promise.all([refresh(), changes.reread()])
  }
  return (
    <AdminFrame
      title="结对"
      tab={null}
      inner
      column
      loading={areaId !== null && data === null && error === null}
      {...(can === 0 ? {} : { action: <BottomBar><PrimaryButton className="t-assign" busy={busyWith === 'register.assign'} busyText="正在结对" disabled={busy} onPress={() => void assign()}>{named(`给 ${grouped(can)} 家指定{officerShort}`)}</PrimaryButton></BottomBar> })}
    >
      <Loaded data={data} error={error} onRetry={() => void refresh()} failed="结对规则没有读到" skeleton={<Card><Skeleton height={48} /><Skeleton height={48} /></Card>}>
        {(shown) => (
          <>
            <Shares shown={shown} />
            <SectionHeader>结对规则</SectionHeader>
            {shown.rules.length === 0
              ? <Card><Empty icon="people" title="还没有规则" text={named('加一条规则，没有{officerShort}的企业就能一次结对，新来的企业一分钟内自动结对。')} /></Card>
              : <RuleList rules={shown.rules} busyWith={busyWith} onDrop={(ruleId) => void drop(ruleId)} />}
            <TextButton go className="t-add-rule" onPress={() => void go('/admin/rule/index')}>加一条规则</TextButton>
            {failed === null ? null : <Failure error={failed} failed="没有办成" />}
            {areaId === null ? null : <ChangeList list={changes} of={{ thing: 'rule', id: areaId }} />}
          </>
        )}
      </Loaded>
    </AdminFrame>
  )
}
