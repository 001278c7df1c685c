import { View } from '@tarojs/components'
import type { Thing, ThingRow } from '@shared/api/things-views'
import { OFFICE_ROLES } from '@shared/register/office'
import { WindowedRows } from '@/list/WindowedRows'
import { go } from '@/platform/navigate'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { Pressable } from '@/ui/Pressable'
import { Pill } from '@/ui/Status'
import { type Column, TableFrame, TableRow } from '@/ui/Table'
import { useDesk } from '@/ui/use-desk'
import { named } from '@/session/dress'
import { daysWords, hallWords, KIND_WORDS, officeWords, type RowOf, stateMark, type ThingOf, unitWords, windowWords } from './thing-words'

type OfficeRow = RowOf<'office'>

/** Opens the page of a thing. */
export const openThing = ({ of, id }: { of: ThingOf, id: string }): void => void go('/admin/thing/index', { of, id })

/** How a closed one is marked; nothing of an open one. */
export const StateMark = ({ of, state }: Pick<Thing, 'of' | 'state'>) => {
  const mark = stateMark(of, state)
  return mark === null ? null : <Pill tone={mark.tone} icon={mark.icon}>{mark.word}</Pill>
}

/** Who has never signed in gets no case yet. */
export const NotJoined = ({ joined }: Pick<OfficeRow, 'joined'>) =>
  (joined ? null : <View className="admin-mark admin-mark--amber t-not-joined"><Icon name="alert-triangle" size={16} /><View>还没登录过</View></View>)

function detailOf(row: ThingRow): string {
  switch (row.of) {
    case 'unit': return unitWords(row)
    case 'hall': return hallWords(row)
    case 'window': return windowWords(row)
    case 'office': return officeWords(row)
  }
}

const Marks = ({ row }: { row: ThingRow }) => (
  <>
    <StateMark of={row.of} state={row.state} />
    {row.of === 'office' ? <NotJoined joined={row.joined} /> : null}
    {row.of === 'office' && daysWords(row) !== null ? <View className="admin-mark t-office-days"><Icon name="calendar" size={16} /><View>{daysWords(row) ?? ''}</View></View> : null}
  </>
)

const isMarked = (row: ThingRow): boolean => row.state === 'closed' || (row.of === 'office' && (!row.joined || daysWords(row) !== null))

/** Units, halls, windows or offices, each the way to its page; offices are a table at a desk. */
export const ThingRows = ({ rows }: { rows: readonly ThingRow[] }) => {
  const desk = useDesk()
  if (desk && rows.every((row) => row.of === 'office')) return <OfficeTable rows={rows} />
  return (
    <Card tight className="t-things">
      <WindowedRows rows={rows} keyOf={({ id }) => id} rowHeight={88}>
        {(row) => (
          <ListItem
            className={`t-${row.of}-row`}
            lead={<Icon name={KIND_WORDS[row.of].icon} />}
            title={row.name}
            detail={detailOf(row)}
            {...(isMarked(row) ? { bottom: <Marks row={row} /> } : {})}
            onPress={() => openThing(row)}
          />
        )}
      </WindowedRows>
    </Card>
  )
}

const COLUMNS: Column<OfficeRow>[] = [
  { key: 'name', name: '姓名', width: '128px', cell: (row) => <Pressable className="admin-name t-office-row" onPress={() => openThing(row)}><View className="ms-strong">{row.name}</View></Pressable> },
  { key: 'role', name: '职务', width: '116px', cell: ({ role }) => named(OFFICE_ROLES[role]) },
  { key: 'unit', name: '单位', width: 'minmax(0, 3fr)', cell: ({ unitName, head }) => (head ? `${unitName}，负责人` : unitName) },
  { key: 'area', name: '负责区域', width: 'minmax(0, 2fr)', cell: ({ areaName }) => areaName },
  { key: 'phone', name: '手机', width: '128px', cell: ({ phoneMasked }) => <View className="ms-num">{phoneMasked ?? '未登记'}</View> },
  { key: 'state', name: '状态', width: '190px', cell: (row) => (isMarked(row) ? <View className="admin-marks"><Marks row={row} /></View> : '在任') },
]

const OfficeTable = ({ rows }: { rows: readonly OfficeRow[] }) => (
  <Card className="t-things">
    <TableFrame label="人员职务" columns={COLUMNS}>
      <WindowedRows rows={rows} keyOf={({ id }) => id} rowHeight={72} inTable>{(row) => <TableRow columns={COLUMNS} row={row} onOpen={openThing} />}</WindowedRows>
    </TableFrame>
  </Card>
)
