import { View } from '@tarojs/components'
import type { MatterView } from '@shared/api/matter.api'
import { Loaded } from '@/data/Loaded'
import { useList } from '@/data/use-list'
import { useQuery } from '@/data/use-query'
import { useShown } from '@/data/use-shown'
import { Failure } from '@/form/Failure'
import { go } from '@/platform/navigate'
import { usePageParams } from '@/session/page-params'
import { DefinitionList } from '@/ui/DefinitionList'
import { Card, Columns } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Empty, Skeleton } from '@/ui/States'
import { Pill } from '@/ui/Status'
import { AdminFrame } from '../AdminFrame'
import { ChangeList } from '../ChangeList'
import { standingMark } from '../matter-words'
import { useAdminArea } from '../use-admin-area'
import { guideOf, registeredOf } from './facts'
import { useClosingMatter } from './use-closing-matter'
import '../../pages/pages.scss'

/** What is registered of one matter, its guide, what can be done to it, and each change. */
export default function MatterPage() {
  const { id } = usePageParams()
  const root = useAdminArea()
  const asked = root !== null && id !== undefined
  const { data, error, refresh, reread } = useQuery('matter.show', asked ? { matterId: id } : null)
  const changes = useList('register.changes', asked ? { of: 'matter', id } : null)
  useShown(refresh, changes.refresh)
  const done = (): Promise<unknown> => Promise.all([reread(), changes.reread()])
  return (
    <AdminFrame title="事项" tab={null} inner loading={asked && data === null && error === null}>
      {root !== null && id === undefined ? <Empty icon="file" title="没有指明哪个事项" text="请从“事项和指南”里打开。" /> : (
        <Loaded data={data} error={error} onRetry={() => void Promise.all([refresh(), changes.refresh()])} failed="事项没有读到" skeleton={<Card><Skeleton height={28} width="60%" /><Skeleton height={40} /><Skeleton height={40} /></Card>}>
          {(matter) => (
            <View className="t-matter">
              <Head matter={matter} onDone={done} />
              <Columns side={<Card tight className="t-matter-facts"><DefinitionList facts={registeredOf(matter)} /></Card>}>
                <Card tight className="t-matter-guide">{guideOf(matter).length === 0 ? <View className="ms-small">还没有写指南</View> : <DefinitionList facts={guideOf(matter)} />}</Card>
                <ChangeList list={changes} of={{ thing: 'matter', id: matter.id }} />
              </Columns>
            </View>
          )}
        </Loaded>
      )}
    </AdminFrame>
  )
}

const Head = ({ matter, onDone }: { matter: MatterView, onDone: () => Promise<unknown> }) => {
  const { turn, busy, error } = useClosingMatter(onDone)
  const mark = standingMark(matter.standing)
  const open = matter.state === 'open'
  return (
    <Card>
      <View className="admin-thing__head">
        <View className="ms-title ms-grow t-matter-name">{matter.name}</View>
        {mark === null ? null : <Pill tone={mark.tone} icon={mark.icon}>{mark.word}</Pill>}
      </View>
      <View className="admin-acts">
        {open ? <TextButton icon="pencil" className="t-correct" onPress={() => void go('/admin/guide/index', { id: matter.id })}>更正</TextButton> : null}
        <TextButton icon="eye" className="t-see-guide" onPress={() => void go('/company/matter/index', { id: matter.id })}>看别人看到的</TextButton>
        <TextButton icon={open ? 'octagon-x' : 'refresh'} tone={open ? 'danger' : 'normal'} className={open ? 't-close' : 't-reopen'} disabled={busy} onPress={() => void turn(matter)}>{open ? '停办' : '重新启用'}</TextButton>
      </View>
      {error === null ? null : <Failure error={error} failed="没有办成" />}
      <View><TextButton go className="t-sign-link" onPress={() => void go('/admin/sign/index', { matterId: matter.id })}>事项码和扫码记录</TextButton></View>
      <View><TextButton go className="t-matters-below" onPress={() => void go('/admin/matters/index', { parentId: matter.id })}>看下级事项，或加一个</TextButton></View>
    </Card>
  )
}
