import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Card } from '@/ui/Layout'
import { Pressable } from '@/ui/Pressable'
import { Icon } from '@/ui/Icon'
import { TableFrame, TableRow, type Column } from '@/ui/Table'
import { useDesk } from '@/ui/use-desk'
import { useColumns, type ListColumn } from './columns'
import { type TabledList, TableTools } from './TableTools'
import { WindowedRows } from './WindowedRows'
import './list.scss'

/** Rows at a desk with a choice of rows and columns and a file of the list; below 1024 px each row is a card that says its own headings. */
export const ListTable = <R extends { id: string }>({ name, keeps, columns, rows, list, className, onOpen, batch }: {
  /** Names the table, to assistive technology. */
  name: string
  /** Names the choice of columns on this device. */
  keeps: string
  columns: readonly ListColumn<R>[]
  rows: readonly R[]
  /** Where the rest of them is. */
  list: TabledList
  className: string
  /** Opens a row, wherever it is tapped. */
  onOpen?: (row: R) => void
  /** What can be done with the chosen rows; `settled` takes rows out of the choice. */
  batch?: (chosen: readonly R[], settled: (ids: readonly string[]) => void) => ReactNode
}) => {
  const desk = useDesk()
  const choice = useColumns(keeps, columns)
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set())
  const chosen = rows.filter(({ id }) => chosenIds.has(id))
  const choose = (ids: readonly string[], on: boolean): void =>
    setChosenIds((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))))
  const all = rows.length > 0 && chosen.length === rows.length

  const mark: Column<R> = {
    key: 'mark',
    name: <Tick on={all} label="选中全部" onPress={() => choose(rows.map(({ id }) => id), !all)} />,
    width: '44px',
    cell: (row) => <Tick on={chosenIds.has(row.id)} label={`选中第 ${rows.indexOf(row) + 1} 件`} onPress={() => choose([row.id], !chosenIds.has(row.id))} />,
  }
  const shown: readonly Column<R>[] = desk ? [...(batch === undefined ? [] : [mark]), ...choice.shown] : columns
  return (
    <Card className={className}>
      {desk && batch !== undefined ? <View className="list-batch">{batch(chosen, (ids) => choose(ids, false))}</View> : null}
      {desk ? <TableTools columns={columns} choice={choice} rows={rows} chosen={chosen} list={list} /> : null}
      <TableFrame label={name} columns={shown}>
        <WindowedRows rows={rows} keyOf={({ id }) => id} rowHeight={desk ? 84 : 176} inTable>{(row) => <TableRow columns={shown} row={row} {...(onOpen === undefined ? {} : { onOpen })} />}</WindowedRows>
      </TableFrame>
    </Card>
  )
}

const Tick = ({ on, label, onPress }: { on: boolean, label: string, onPress: () => void }) => (
  <Pressable role="checkbox" checked={on} label={label} className={`list-tick t-tick ${on ? 'list-tick--on' : ''}`} onPress={onPress}>
    {on ? <Icon name="check" size={16} /> : null}
  </Pressable>
)
