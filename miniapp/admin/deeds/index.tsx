import { View } from '@tarojs/components'
import { useState } from 'react'
import type { DeedView } from '@shared/api/deed.api'
import { useList } from '@/data/use-list'
import { useShown } from '@/data/use-shown'
import { ListPage } from '@/list/ListPage'
import { NarrowButton } from '@/list/Narrowed'
import { useNarrowing } from '@/list/use-narrowing'
import { WindowedRows } from '@/list/WindowedRows'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Empty, Remark, Skeleton } from '@/ui/States'
import { AdminFrame } from '../AdminFrame'
import { ExportButton } from '../ExportButton'
import { useAdminArea } from '../use-admin-area'
import { DEED_LIST } from './deed-list'
import { DeedLine } from '../DeedLine'

/** 审计: who of the area did what, and who looked at sealed data, the newest first. */
export default function DeedsPage() {
  const areaId = useAdminArea()
  const [person, setPerson] = useState<DeedView['person'] | null>(null)
  const narrowing = useNarrowing(DEED_LIST, { kind: true, from: true, until: true })
  const asked = areaId === null ? null : { areaId, ...narrowing.asked.filters, ...(person === null ? {} : { personId: person.id }) }
  const list = useList('deed.list', asked, { keepFor: 'page' })
  useShown(list.refresh)
  const narrowed = person !== null || narrowing.words.length > 0
  return (
    <AdminFrame title="审计" tab={null} inner loading={areaId !== null && list.items === null && list.error === null}>
      <ListPage
        list={list}
        onRetry={() => void list.refresh()}
        failed="审计记录没有读到"
        skeleton={<Card><Skeleton height={72} /><Skeleton height={72} /><Skeleton height={72} /></Card>}
        narrowing={{ ...narrowing, ownOrder: '最近的在前' }}
        before={(
          <View className="admin__gap">
            <View className="admin-deed__tools">
              <NarrowButton narrowing={narrowing} ownOrder="最近的在前" />
              {person === null ? null : <TextButton icon="close" className="t-deed-everybody" onPress={() => setPerson(null)}>{`只看${person.name ?? '这个人'}的，点这里看全部`}</TextButton>}
            </View>
            <Remark icon="eye">记录只能看，谁也不能改或删。您看这一页，也会记下一笔。</Remark>
          </View>
        )}
        empty={narrowed ? <Empty icon="search" title="这样筛选没有记录" text="换一个条件，或者清除筛选。" /> : <Empty icon="file" title="还没有记录" text="改名册、导入、导出、查看联系方式，都会记在这里。" />}
      >
        {(rows) => <>{asked === null ? null : <ExportButton list={{ of: 'deeds', ...asked }} />}<Card className="t-deeds"><WindowedRows rows={rows} keyOf={({ id, at }) => `${at}${id}`} rowHeight={112}>{(deed) => <DeedLine deed={deed} onPerson={setPerson} />}</WindowedRows></Card></>}
      </ListPage>
    </AdminFrame>
  )
}
