import { View } from '@tarojs/components'
import { useEffect, useState, type ReactNode } from 'react'
import type { InputOf } from '@shared/api'
import { useList } from '@/data/use-list'
import { useShown } from '@/data/use-shown'
import { ListPage } from '@/list/ListPage'
import { useSearch } from '@/list/use-search'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Empty, Skeleton } from '@/ui/States'
import { ExportButton } from './ExportButton'
import { ThingRows } from './ThingRows'

type Kind = InputOf<'register.things'>['of']

// prettier-ignore
const WORDS: Record<Kind, { file: 'units' | 'windows' | 'officials', search: string, failed: string, empty: { title: string, text: string }, closed: string | null }> = {
  unit:   { file: 'units', search: '单位名称', failed: '单位没有读到', empty: { title: '这里还没有单位', text: '登记一个，或从表格导入。' }, closed: '已撤销的单位' },
  window: { file: 'windows', search: '窗口名称', failed: '窗口没有读到', empty: { title: '这里还没有窗口', text: '登记一个，或从表格导入。' }, closed: '已撤销的窗口' },
  office: { file: 'officials', search: '姓名、单位、完整手机号', failed: '人员没有读到', empty: { title: '这里还没有工作人员', text: '登记一位，或从表格导入。' }, closed: null },
}

/** Units, windows or offices of an area, or of one unit, with their search; closed ones are looked at apart. `turn`: read again when it changes. */
export const ThingList = ({ of, areaId, unitId, turn = 0, before }: { of: Kind, areaId: string, unitId?: string | undefined, turn?: number, before?: ReactNode }) => {
  const words = useSearch()
  const [closed, setClosed] = useState(false)
  const { search } = words
  const asked = { areaId, ...(unitId === undefined ? {} : { unitId }), ...(search === '' ? {} : { search }), closed }
  const list = useList('register.things', { of, ...asked })
  useShown(list.refresh)
  useEffect(() => {
    if (turn > 0) void list.reread()
  }, [turn])
  const said = WORDS[of]
  return (
    <ListPage
      list={list}
      search={{ ...words, id: `${of}-search`, label: said.search }}
      onRetry={() => void list.refresh()}
      failed={said.failed}
      skeleton={<Card><Skeleton height={56} /><Skeleton height={56} /></Card>}
      before={(
        <View className="admin-tools">
          {before}
          {said.closed === null ? null : <TextButton tone="quiet" className="t-closed-too" onPress={() => setClosed(!closed)}>{closed ? '看在用的' : `看${said.closed}`}</TextButton>}
        </View>
      )}
      empty={search !== '' ? <Empty icon="search" title={`没有找到“${search}”`} text="换一种写法试试。" /> : closed ? <Empty icon="pause-square" title={`没有${said.closed ?? ''}`} /> : <Empty icon={of === 'office' ? 'people' : 'building'} {...said.empty} />}
    >
      {(rows) => <><ExportButton list={{ of: said.file, ...asked }} /><ThingRows rows={rows} /></>}
    </ListPage>
  )
}
