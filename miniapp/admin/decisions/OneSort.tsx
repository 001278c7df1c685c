import type { DecisionSort } from '@shared/api/decision.api'
import { useList } from '@/data/use-list'
import { useShown } from '@/data/use-shown'
import { ListPage } from '@/list/ListPage'
import { named } from '@/session/dress'
import { Card } from '@/ui/Layout'
import { Empty, Skeleton } from '@/ui/States'
import { AdminFrame } from '../AdminFrame'
import { useAdminArea } from '../use-admin-area'
import { DecisionLine } from './DecisionLine'
import { SORT_WORDS } from './sort-words'
import { useDeciding } from './use-deciding'

/** All of one sort, read on by scrolling. */
export const OneSort = ({ sort }: { sort: DecisionSort }) => {
  const areaId = useAdminArea()
  const list = useList('register.decisionsOf', areaId === null ? null : { areaId, sort })
  useShown(list.refresh)
  const { busy, onJob } = useDeciding(list.reread)
  return (
    <AdminFrame title={named(SORT_WORDS[sort])} tab={null} inner loading={areaId !== null && list.items === null && list.error === null}>
      <ListPage
        list={list}
        onRetry={() => void list.refresh()}
        failed="没有读到等您决定的事"
        skeleton={<Card><Skeleton height={56} /><Skeleton height={56} /></Card>}
        empty={<Empty icon="check-ring" title="这一类没有等您决定的事" text="有了会出现在这里，首页上也有数。" />}
      >
        {(rows) => <Card tight className="t-decisions">{rows.map((one) => <DecisionLine key={one.id} one={one} busy={busy} onJob={onJob} />)}</Card>}
      </ListPage>
    </AdminFrame>
  )
}
