import { View } from '@tarojs/components'
import type { RecordView } from '@shared/api/binding.api'
import { STANDINGS, WAYS } from '@shared/register/binding-table'
import { NOTE_WORDS } from '@shared/register/binding-words'
import { useList } from '@/data/use-list'
import { useShown } from '@/data/use-shown'
import { ListPage } from '@/list/ListPage'
import { Frame } from '@/session/Frame'
import { presentInstant } from '@/session/now'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { Icon } from '@/ui/Icon'
import type { IconName } from '@/ui/icon-paths'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { Empty, Remark, Skeleton } from '@/ui/States'
import { pastWords } from '@/words/time'

const ICONS: Partial<Record<RecordView['kind'], IconName>> = { look: 'eye', granted: 'check-circle', removed: 'return', left: 'return', refused: 'return', objected: 'alert-triangle' }

/** What happened, in one line: 赵* 138****0001 加入企业，做经办人. */
function titleOf({ kind, whom, as }: RecordView): string {
  if (kind === 'look') return '查看了联系方式'
  if (as !== null && (kind === 'invited' || kind === 'uninvited')) return `${NOTE_WORDS[kind]}，请人做${STANDINGS[as]}`
  const what = as === null || ['removed', 'left', 'madeOwner', 'madeClerk'].includes(kind) ? NOTE_WORDS[kind] : `${NOTE_WORDS[kind]}，做${STANDINGS[as]}`
  return whom === null ? what : `${whom} ${what}`
}

const detailOf = ({ kind, by, side, way, reason }: RecordView): string =>
  [side === 'person' ? '本人' : side === 'register' ? '名册里的手机号' : by, way === null || kind === 'invited' || kind === 'uninvited' ? null : WAYS[way].zh, reason === null ? null : `原因：${reason}`].filter((part) => part !== null).join(' · ')

/** 记录: each grant and removal, and who looked at sealed data of the company, the newest first. */
export default function RecordPage() {
  const { identity } = useSession()
  const companyId = usePageParams().companyId ?? identity?.companyId ?? null
  const list = useList('binding.record', companyId === null ? null : { companyId })
  useShown(list.refresh)
  return (
    <Frame title="企业的人和记录" tab={null} inner column loading={companyId !== null && list.items === null && list.error === null}>
      {companyId === null ? <Empty icon="building" title="没有指明哪一家" text="请从企业的页面打开。" /> : (
      <ListPage
        list={list}
        onRetry={() => void list.refresh()}
        failed="记录没有读到"
        skeleton={<Card><Skeleton height={56} /><Skeleton height={56} /></Card>}
        empty={<Empty icon="file" title="还没有记录" text="有人加入、退出，或工作人员查看联系方式，都会记在这里。" />}
        after={<Remark icon="shield">记录只能增加，不能修改。查看联系方式的原因是查看人当时填的。</Remark>}
      >
        {(rows) => (
          <Card tight className="t-record">
            {rows.map((row) => (
              <View key={row.id}>
                <ListItem plain className="t-record-row" lead={<Icon name={ICONS[row.kind] ?? 'people'} />} title={titleOf(row)} detail={detailOf(row)} bottom={<View className="ms-caption ms-num">{pastWords(presentInstant(), row.at)}</View>} />
              </View>
            ))}
          </Card>
        )}
      </ListPage>
      )}
    </Frame>
  )
}
