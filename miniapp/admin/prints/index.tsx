import { PRINT_STATES, PRINT_TEMPLATES, PRINTED } from '@shared/register/print'
import { useList } from '@/data/use-list'
import { useShown } from '@/data/use-shown'
import { ListPage } from '@/list/ListPage'
import { WindowedRows } from '@/list/WindowedRows'
import { go } from '@/platform/navigate'
import { presentInstant } from '@/session/now'
import { PrimaryButton } from '@/ui/Button'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { Empty, Skeleton } from '@/ui/States'
import { Pill } from '@/ui/Status'
import { pastWords } from '@/words/time'
import { AdminFrame } from '../AdminFrame'
import { grouped } from '../numbers'
import { PRINT_LOOKS } from '../print-looks'
import { useAdminArea } from '../use-admin-area'

/** 打印记录: who printed which signs, when, and how many; the files for as long as they are kept. */
export default function PrintsPage() {
  const areaId = useAdminArea()
  const list = useList('print.list', areaId === null ? null : { areaId })
  useShown(list.refresh)
  const now = presentInstant()
  return (
    <AdminFrame
      title="打印记录"
      tab={null}
      inner
      head={{ title: '打印记录', said: '文件存 30 天，谁印了什么一直留着' }}
      main={<PrimaryButton className="t-new-print" onPress={() => void go('/admin/print/index')}>打印牌子</PrimaryButton>}
      loading={areaId !== null && list.items === null && list.error === null}
    >
      <ListPage
        list={list}
        onRetry={() => void list.refresh()}
        failed="打印记录没有读到"
        skeleton={<Card><Skeleton height={72} /><Skeleton height={72} /><Skeleton height={72} /></Card>}
        empty={<Empty icon="qr" title="还没有打印过" text="企业门牌、窗口牌、网格海报都在这里排版，送去印就行。" />}
      >
        {(rows) => (
          <Card tight className="t-prints">
            <WindowedRows rows={rows} keyOf={({ id }) => id} rowHeight={112}>
              {({ id, of, template, words, state, total, done, leftOut, who, madeAt }) => (
                <ListItem
                  className="t-print-row"
                  top={<Pill {...PRINT_LOOKS[state]}>{PRINT_STATES[state]}</Pill>}
                  topSide={pastWords(now, madeAt)}
                  title={`${PRINTED[of].zh}${PRINT_TEMPLATES[template].zh}：${words}`}
                  detail={[state === 'writing' ? `${grouped(done)} / ${grouped(total)} 块` : `${grouped(total)} 块`, leftOut === 0 ? null : `${grouped(leftOut)} 块没有印`, who].filter(Boolean).join(' · ')}
                  onPress={() => void go('/admin/print/index', { id })}
                  go
                />
              )}
            </WindowedRows>
          </Card>
        )}
      </ListPage>
    </AdminFrame>
  )
}
