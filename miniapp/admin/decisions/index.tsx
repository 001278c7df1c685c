import { View } from '@tarojs/components'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { useShown } from '@/data/use-shown'
import { go } from '@/platform/navigate'
import { named } from '@/session/dress'
import { usePageParams } from '@/session/page-params'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Empty, Skeleton } from '@/ui/States'
import { AdminFrame } from '../AdminFrame'
import { grouped } from '../numbers'
import { useAdminArea } from '../use-admin-area'
import { DecisionLine } from './DecisionLine'
import { OneSort } from './OneSort'
import { isSort, SORT_WORDS } from './sort-words'
import { useDeciding } from './use-deciding'

/** 等您决定: one list of everything that waits for an administrator, each with where it is decided; of one sort (`sort`) all there is. */
export default function DecisionsPage() {
  const { sort } = usePageParams()
  return isSort(sort) ? <OneSort sort={sort} /> : <AllSorts />
}

const AllSorts = () => {
  const areaId = useAdminArea()
  const { data, error, refresh, reread } = useQuery('register.decisions', areaId === null ? null : { areaId })
  useShown(refresh)
  const { busy, onJob } = useDeciding(reread)
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
        {({ items, more }) => (
          <Card tight className="t-decisions">
            {items.map((one, at) => {
              // Below the last of a sort of which there are more.
              const rest = items[at + 1]?.sort === one.sort ? undefined : more.find(({ sort }) => sort === one.sort)
              return (
                <View key={one.id} className="admin-decision">
                  <DecisionLine one={one} busy={busy} onJob={onJob} />
                  {rest === undefined ? null : <TextButton go className={`t-more-${rest.sort}`} onPress={() => void go('/admin/decisions/index', { sort: rest.sort })}>{`${named(SORT_WORDS[rest.sort])}，看全部 ${grouped(rest.many)} 项`}</TextButton>}
                </View>
              )
            })}
          </Card>
        )}
      </Loaded>
    </AdminFrame>
  )
}
