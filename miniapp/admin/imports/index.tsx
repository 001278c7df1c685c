import { IMPORT_KINDS } from '@shared/register/import'
import { useShown } from '@/data/use-shown'
import { useList } from '@/data/use-list'
import { ListPage } from '@/list/ListPage'
import { WindowedRows } from '@/list/WindowedRows'
import { go } from '@/platform/navigate'
import { presentInstant } from '@/session/now'
import { PrimaryButton } from '@/ui/Button'
import { Card } from '@/ui/Layout'
import { Empty, Skeleton } from '@/ui/States'
import { pastWords } from '@/words/time'
import { AdminFrame } from '../AdminFrame'
import { ExportButton } from '../ExportButton'
import { countWords } from '../import-words'
import { ImportLine } from '../ImportLine'
import { useAdminArea } from '../use-admin-area'

/** 导入记录: what was brought in from sheets, by whom, and what became of it. */
export default function ImportsPage() {
  const areaId = useAdminArea()
  const list = useList('import.list', areaId === null ? null : { areaId })
  useShown(list.refresh)
  const now = presentInstant()
  return (
    <AdminFrame
      title="导入记录"
      tab="imports"
      head={{ title: '导入记录', said: '文件和逐行的结果存 30 天，其间可以整次撤销' }}
      main={<PrimaryButton className="t-new-import" onPress={() => void go('/admin/import/index')}>导入表格</PrimaryButton>}
      loading={areaId !== null && list.items === null && list.error === null}
    >
      <ListPage
        list={list}
        onRetry={() => void list.refresh()}
        failed="导入记录没有读到"
        skeleton={<Card><Skeleton height={64} /><Skeleton height={64} /><Skeleton height={64} /></Card>}
        empty={<Empty icon="file" title="还没有导入过" text="准备好 .xlsx 或 .csv 表格，先试算，看过结果再正式导入。" />}
      >
        {(rows) => (
          <>
            {areaId === null ? null : <ExportButton list={{ of: 'imports', areaId }} />}
            <Card tight className="t-imports">
              <WindowedRows rows={rows} keyOf={({ id }) => id} rowHeight={96}>
                {({ acts, kind, source, who, madeAt, ...one }) =>
                  <ImportLine one={one} side={pastWords(now, madeAt)} more={[IMPORT_KINDS[kind].zh, countWords(acts, kind), source === '' ? null : `来源 ${source}`, who].filter(Boolean).join(' · ')} />}
              </WindowedRows>
            </Card>
          </>
        )}
      </ListPage>
    </AdminFrame>
  )
}
