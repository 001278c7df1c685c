import { View } from '@tarojs/components'
import type { ReviewRow } from '@shared/api/binding.api'
import { WAYS } from '@shared/register/binding-table'
import { useList } from '@/data/use-list'
import { useShown } from '@/data/use-shown'
import { ListPage } from '@/list/ListPage'
import { go } from '@/platform/navigate'
import { presentInstant } from '@/session/now'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { Empty, Skeleton } from '@/ui/States'
import { Pill } from '@/ui/Status'
import { pastWords } from '@/words/time'
import { AdminFrame } from '../AdminFrame'
import { useAdminArea } from '../use-admin-area'

const saidOf = ({ areaName, nameMasked, phoneMasked, way, askedAt }: ReviewRow): string =>
  [areaName, [nameMasked, phoneMasked].filter((part) => part !== null).join(' '), WAYS[way].zh, pastWords(presentInstant(), askedAt)].filter((part) => part !== '').join(' · ')

/** What is particular about one: it is appealed against, the owner objects, or may still. */
function markOf({ appealed, objected, objectUntil }: ReviewRow) {
  if (appealed) return <Pill tone="amber" icon="return">申诉，换人审</Pill>
  if (objected) return <Pill tone="red" icon="alert-triangle">负责人有异议</Pill>
  if (objectUntil !== null) return objectUntil > presentInstant() ? <Pill tone="still" icon="clock">等负责人答复</Pill> : <Pill tone="blue" icon="people">企业已有负责人</Pill>
  return <Pill tone="blue" icon="user">第一位负责人</Pill>
}

/** 企业负责人的申请: who says that a company of the area is his, whoever waits for longest first. */
export default function OwnersPage() {
  const areaId = useAdminArea()
  const list = useList('binding.list', areaId === null ? null : { areaId })
  useShown(list.refresh)
  return (
    <AdminFrame title="企业负责人的申请" tab={null} inner loading={areaId !== null && list.items === null && list.error === null}>
      <ListPage
        list={list}
        onRetry={() => void list.refresh()}
        failed="申请没有读到"
        skeleton={<Card><Skeleton height={56} /><Skeleton height={56} /></Card>}
        empty={<Empty icon="check-circle" title="没有等审核的申请" text="有人拍营业执照申请做负责人，或两个人都说企业是自己的，会出现在这里。" />}
      >
        {(rows) => (
          <Card tight className="t-owners">
            {rows.map((row) => <View key={row.id}><ListItem plain className="t-owner-row" lead={<Icon name="building" />} title={row.companyName} detail={saidOf(row)} bottom={markOf(row)} onPress={() => void go('/admin/owner/index', { companyId: row.companyId, id: row.id })} /></View>)}
          </Card>
        )}
      </ListPage>
    </AdminFrame>
  )
}
