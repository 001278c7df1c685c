import { View } from '@tarojs/components'
import type { CompanyRow } from '@shared/api/register-views'
import { WindowedRows } from '@/list/WindowedRows'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { Pressable } from '@/ui/Pressable'
import { Pill } from '@/ui/Status'
import { type Column, TableFrame, TableRow } from '@/ui/Table'
import { useDesk } from '@/ui/use-desk'
import { named } from '@/session/dress'
import { formerWords, stateLook } from '../company-words'

interface RowsProps {
  rows: readonly CompanyRow[]
  onOpen: (row: CompanyRow) => void
}

/** Companies: cards on a phone, a table at a desk. A row opens its company. */
export const CompanyRows = (props: RowsProps) => (useDesk() ? <CompanyTable {...props} /> : <CompanyCards {...props} />)

const CompanyTable = ({ rows, onOpen }: RowsProps) => {
  const columns: Column<CompanyRow>[] = [
    { key: 'name', name: '企业', width: 'minmax(0, 5fr)', cell: (row) => <NameCell row={row} onOpen={onOpen} /> },
    { key: 'uscc', name: '统一社会信用代码', width: 'minmax(0, 3fr)', cell: ({ uscc }) => <View className="ms-num admin-break">{uscc}</View> },
    { key: 'area', name: '区域', width: 'minmax(0, 2fr)', cell: ({ areaName }) => areaName },
    { key: 'officer', name: named('{officer}'), width: '140px', cell: (row) => <Officer row={row} /> },
    { key: 'state', name: '状态', width: '116px', cell: (row) => <State row={row} /> },
  ]
  return (
    <Card className="t-companies">
      <TableFrame label="企业" columns={columns}>
        <WindowedRows rows={rows} keyOf={({ id }) => id} rowHeight={72} inTable>{(row) => <TableRow columns={columns} row={row} onOpen={onOpen} />}</WindowedRows>
      </TableFrame>
    </Card>
  )
}

const CompanyCards = ({ rows, onOpen }: RowsProps) => (
  <Card tight className="t-companies">
    <WindowedRows rows={rows} keyOf={({ id }) => id} rowHeight={116}>
      {(row) => (
        <ListItem
          className="t-company-row"
          title={row.name}
          detail={`${row.areaName} · ${row.uscc}`}
          bottom={<>{row.formerName === null ? null : <View className="admin-former">{formerWords(row)}</View>}<State row={row} /><Officer row={row} />{row.key ? <Key /> : null}</>}
          onPress={() => onOpen(row)}
        />
      )}
    </WindowedRows>
  </Card>
)

const NameCell = ({ row, onOpen }: { row: CompanyRow, onOpen: (row: CompanyRow) => void }) => {
  const former = formerWords(row)
  return (
    <Pressable className="admin-name t-company-row" onPress={() => onOpen(row)}>
      <View className="admin-name__words"><View className="ms-strong">{row.name}</View>{row.key ? <Key /> : null}</View>
      {former === null ? null : <View className="ms-caption">{former}</View>}
    </Pressable>
  )
}

const Key = () => <View className="admin-mark"><Icon name="star" size={16} /><View>重点</View></View>

const Officer = ({ row: { officerName } }: { row: CompanyRow }) => (officerName === null
  ? <View className="admin-mark admin-mark--amber t-no-officer"><Icon name="alert-triangle" size={16} /><View>{named('没有{officerShort}')}</View></View>
  : <View className="admin-mark"><Icon name="user" size={16} /><View>{officerName}</View></View>)

const State = ({ row }: { row: CompanyRow }) => {
  const { word, tone, icon } = stateLook(row.state)
  return <Pill tone={tone} icon={icon}>{word}</Pill>
}
