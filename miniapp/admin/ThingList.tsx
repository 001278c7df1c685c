import { View } from '@tarojs/components'
import { useEffect, useState, type ReactNode } from 'react'
import type { InputOf } from '@shared/api'
import { OFFICE_ROLE_NAMES, OFFICE_ROLES, type OfficeRole } from '@shared/register/office'
import { useList } from '@/data/use-list'
import { useShown } from '@/data/use-shown'
import { ListPage } from '@/list/ListPage'
import { useSearch } from '@/list/use-search'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Empty, Skeleton } from '@/ui/States'
import { named } from '@/session/dress'
import { ExportButton } from './ExportButton'
import { grouped } from './numbers'
import { ThingRows } from './ThingRows'

type Kind = InputOf<'register.things'>['of']

// prettier-ignore
const WORDS: Record<Kind, { file: 'units' | 'halls' | 'windows' | 'officials', search: string, failed: string, empty: { title: string, text: string }, closed: string | null }> = {
  unit:   { file: 'units', search: '单位名称', failed: '单位没有读到', empty: { title: '这里还没有单位', text: '登记一个，或从表格导入。' }, closed: '已撤销的单位' },
  hall:   { file: 'halls', search: '大厅名称、地址', failed: '大厅没有读到', empty: { title: '这里还没有大厅', text: '登记一个。导入窗口表格时也会一起建立。' }, closed: '已撤销的大厅' },
  window: { file: 'windows', search: '窗口名称', failed: '窗口没有读到', empty: { title: '这里还没有窗口', text: '登记一个，或从表格导入。' }, closed: '已撤销的窗口' },
  office: { file: 'officials', search: '姓名、单位、完整手机号', failed: '人员没有读到', empty: { title: '这里还没有工作人员', text: '登记一位，或从表格导入。' }, closed: null },
}

/** Each role in which there is anybody, and the one that is looked at, with how many offices of it there are; before that is known nothing. */
function rolesOf(counts: Readonly<Record<OfficeRole, number>> | null, current: OfficeRole | 'all') {
  if (counts === null) return []
  const all = OFFICE_ROLE_NAMES.reduce((sum, role) => sum + counts[role], 0)
  const held = OFFICE_ROLE_NAMES.filter((role) => counts[role] > 0 || role === current)
  return [{ value: 'all' as const, word: '全部', count: grouped(all), unit: '个职务' }, ...held.map((role) => ({ value: role, word: named(OFFICE_ROLES[role]), count: grouped(counts[role]), unit: '个职务' }))]
}

/** Units, halls, windows or offices of an area, or of one unit, with their search; closed ones are looked at apart. `first`: the role of offices that is looked at first; `turn`: read again when it changes. */
export const ThingList = ({ of, areaId, unitId, turn = 0, ending = false, first, before }: { of: Kind, areaId: string, unitId?: string | undefined, ending?: boolean, first?: OfficeRole | undefined, turn?: number, before?: ReactNode }) => {
  const words = useSearch()
  const [closed, setClosed] = useState(false)
  const [role, setRole] = useState<OfficeRole | 'all'>(first ?? 'all')
  const { search } = words
  const asked = { areaId, ...(role === 'all' ? {} : { role }), ...(unitId === undefined ? {} : { unitId }), ...(search === '' ? {} : { search }), ...(ending ? { ending } : {}), closed }
  const list = useList('register.things', { of, ...asked })
  useShown(list.refresh)
  useEffect(() => {
    if (turn > 0) void list.reread()
  }, [turn])
  const said = WORDS[of]
  // Counts come with the first page only; those of another role are the same.
  const [counts, setCounts] = useState<Readonly<Record<OfficeRole, number>> | null>(null)
  const fresh = list.page?.counts ?? null
  useEffect(() => { if (fresh !== null) setCounts(fresh) }, [fresh])
  const roles = rolesOf(counts, role)
  return (
    <ListPage
      list={list}
      {...(roles.length < 3 ? {} : { tabs: { label: '职务', all: roles, current: role, onChange: setRole } })}
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
      empty={search !== '' ? <Empty icon="search" title={`没有找到“${search}”`} text="换一种写法试试。" /> : ending ? <Empty icon="calendar" title="30 天内没有任期到期的" text="到期前会出现在这里。" /> : closed ? <Empty icon="pause-square" title={`没有${said.closed ?? ''}`} /> : <Empty icon={of === 'office' ? 'people' : 'building'} {...said.empty} />}
    >
      {(rows) => <><ExportButton list={{ of: said.file, ...asked }} /><ThingRows rows={rows} /></>}
    </ListPage>
  )
}
