import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { BEING_WRITTEN } from '@shared/register/export'
import { useList } from '@/data/use-list'
import { useShown } from '@/data/use-shown'
import { ListPage } from '@/list/ListPage'
import { WindowedRows } from '@/list/WindowedRows'
import { Frame } from '@/session/Frame'
import { useSession } from '@/session/use-session'
import { Card } from '@/ui/Layout'
import { Empty, Remark, Skeleton } from '@/ui/States'
import { ExportLine } from './ExportLine'
import '../admin.scss'

/** While a file is being written, it is looked at so often. */
const LOOK_MS = 3000

/** 导出记录: what the caller has had written into files, for every office; the file again for as long as it is kept. */
export default function ExportsPage() {
  const { me, status } = useSession()
  const list = useList('export.list', me === null ? null : {})
  useShown(list.refresh)
  const { refresh } = list
  const writing = list.items?.some(({ state }) => (BEING_WRITTEN as readonly string[]).includes(state)) === true
  useEffect(() => {
    if (!writing) return undefined
    const timer = setInterval(() => void refresh(), LOOK_MS)
    return () => clearInterval(timer)
  }, [writing, refresh])
  return (
    <Frame title="导出记录" tab={null} inner searches className="admin" loading={status === 'loading' || (list.items === null && list.error === null)}>
      <ListPage
        list={list}
        onRetry={() => void refresh()}
        failed="导出记录没有读到"
        skeleton={<Card><Skeleton height={72} /><Skeleton height={72} /><Skeleton height={72} /></Card>}
        before={<View className="admin__gap"><Remark icon="shield">文件存 7 天，到期删除；记录一直留着。每个文件里都写着是谁、什么时候导出的。</Remark></View>}
        empty={<Empty icon="file" title="还没有导出过" text="在企业、人员、诉求等列表上点“导出表格”，文件就会出现在这里。" />}
      >
        {(rows) => <Card tight className="t-exports"><WindowedRows rows={rows} keyOf={({ id }) => id} rowHeight={112}>{(one) => <ExportLine one={one} />}</WindowedRows></Card>}
      </ListPage>
    </Frame>
  )
}
