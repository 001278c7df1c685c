import { View } from '@tarojs/components'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { useShown } from '@/data/use-shown'
import { go } from '@/platform/navigate'
import { useSession } from '@/session/use-session'
import { PrimaryButton } from '@/ui/Button'
import { Card } from '@/ui/Layout'
import { Skeleton } from '@/ui/States'
import { named } from '@/session/dress'
import { useOffered } from '@/session/offered'
import { AdminFrame } from './AdminFrame'
import { Figures } from './Figures'
import { useAdminArea } from './use-admin-area'
import { Warnings } from './Warnings'
import { Ways } from './Ways'

/** 首页 of an administrator: what waits first, in numbers, what is wrong, then the ways. */
export default function AdminHome() {
  const { identity } = useSession()
  const areaId = useAdminArea()
  const offered = useOffered()
  const { data, error, refresh } = useQuery('register.overview', areaId === null ? null : { areaId })
  const waiting = useQuery('register.decisions', areaId === null || !offered('register.decisions') ? null : { areaId })
  useShown(refresh, waiting.refresh)
  return (
    <AdminFrame
      title={named('{product}')}
      tab="home"
      head={{ title: `${identity?.areaName ?? ''}企业名册` }}
      {...(offered('import.ticket') ? { main: <PrimaryButton className="t-new-import" onPress={() => void go('/admin/import/index')}>导入表格</PrimaryButton> } : {})}
      loading={areaId !== null && data === null && error === null}
    >
      <Loaded data={data} error={error} onRetry={() => void refresh()} failed="名册没有读到" skeleton={<Waiting />}>
        {(shown) => (
          <View>
            <Figures waits={{ ...shown, decisions: waiting.data?.many ?? null }} />
            <Warnings overview={shown} own />
            <Ways overview={shown} />
            <Warnings overview={shown} own={false} />
          </View>
        )}
      </Loaded>
    </AdminFrame>
  )
}

const Waiting = () => (
  <View>
    <View className="admin-figures"><Skeleton height={112} /><Skeleton height={112} /><Skeleton height={112} /><Skeleton height={112} /></View>
    <Card><Skeleton width="40%" /><Skeleton height={48} /><Skeleton height={48} /></Card>
  </View>
)
