import { type Matter, MATTERS } from '@shared/case/kinds'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { usePageParams } from '@/session/page-params'
import { Card } from '@/ui/Layout'
import { Empty, Skeleton } from '@/ui/States'
import { AdminFrame } from '../AdminFrame'
import { useAdminArea } from '../use-admin-area'
import { GuideForm } from './GuideForm'

const isTopic = (word: string | undefined): word is Matter => (MATTERS as readonly (string | undefined)[]).includes(word)

/** 登记 or 更正 of a matter and its guide: a form over what is kept now; a new one in the place from which it was asked for. */
export default function GuidePage() {
  const { id, topic, parentId } = usePageParams()
  const root = useAdminArea()
  const matter = useQuery('matter.show', root === null || id === undefined ? null : { matterId: id }, { keepFor: 'page' })
  const area = useQuery('register.thing', root === null || id !== undefined ? null : { of: 'area', id: root })
  const needed = id === undefined ? area : matter
  const title = id === undefined ? '登记事项' : '更正事项'
  if (matter.data !== null && id !== undefined) {
    const { above, topic: of } = matter.data
    return <GuideForm key={id} title={title} matter={matter.data} place={{ topic: of, parentId: above[above.length - 1]?.id === of ? null : above[above.length - 1]?.id ?? null }} area={null} reload={matter.reread} />
  }
  if (id === undefined && isTopic(topic) && area.data?.of === 'area') {
    return <GuideForm key={`${topic} ${parentId ?? ''}`} title={title} matter={null} place={{ topic, parentId: parentId ?? null }} area={{ id: area.data.id, name: area.data.name }} reload={() => Promise.resolve(null)} />
  }
  return (
    <AdminFrame title={title} tab={null} inner column loading={root !== null && needed.error === null}>
      {root !== null && id === undefined && !isTopic(topic)
        ? <Empty icon="file" title="没有指明放在哪一类" text="请从“事项和指南”里选一类，再登记。" />
        : <Loaded data={null} error={needed.error} onRetry={() => void needed.refresh()} failed="事项没有读到" skeleton={<Card><Skeleton height={52} /><Skeleton height={52} /><Skeleton height={52} /></Card>}>{() => null}</Loaded>}
    </AdminFrame>
  )
}
