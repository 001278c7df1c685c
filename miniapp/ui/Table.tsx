import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import './table.scss'

export interface Column<R> {
  key: string
  name: ReactNode
  /** a share of the width, as in CSS grid: '2fr', '120px'. Default 1fr */
  width?: string
  number?: boolean
  cell: (row: R) => ReactNode
}

const gridOf = <R,>(columns: readonly Column<R>[]) => ({ gridTemplateColumns: columns.map((column) => column.width ?? 'minmax(0, 1fr)').join(' ') })
const cellClass = ({ number }: { number?: boolean }): string => `ms-table__cell ${number === true ? 'ms-table__cell--number' : ''}`

/** Headings, and what stands below them. */
export const TableFrame = <R,>({ label, columns, children }: { label: string, columns: readonly Column<R>[], children: ReactNode }) => (
  <View className="ms-table" {...aria({ role: 'table', label })}>
    <View className="ms-table__head" style={gridOf(columns)} {...aria({ role: 'row' })}>
      {columns.map((column) => <View key={column.key} className={cellClass(column)} {...aria({ role: 'columnheader' })}>{column.name}</View>)}
    </View>
    {children}
  </View>
)

/** One row of it. */
export const TableRow = <R,>({ columns, row, onOpen }: {
  columns: readonly Column<R>[]
  row: R
  /** Of a tap anywhere in the row that no control of it takes; whoever has no pointer opens it by the control in its first cell. */
  onOpen?: (row: R) => void
}) => (
  <View className={`ms-table__row ${onOpen === undefined ? '' : 'ms-table__row--open'}`} style={gridOf(columns)} {...(onOpen === undefined ? {} : { onClick: () => onOpen(row) })} {...aria({ role: 'row' })}>
    {columns.map((column) => (
      <View key={column.key} className={cellClass(column)} {...aria({ role: 'cell' })}>
        <View className="ms-table__name">{column.name}</View>
        <View className="ms-table__value">{column.cell(row)}</View>
      </View>
    ))}
  </View>
)

/** Rows under headings at a desk (Page wide, 1024 px up); below that each row is a card that says its own headings. */
export const Table = <R,>({ label, columns, rows, keyOf, onOpen }: {
  label: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  keyOf: (row: R) => string
  onOpen?: (row: R) => void
}) => (
  <TableFrame label={label} columns={columns}>
    {rows.map((row) => <TableRow key={keyOf(row)} columns={columns} row={row} {...(onOpen === undefined ? {} : { onOpen })} />)}
  </TableFrame>
)
