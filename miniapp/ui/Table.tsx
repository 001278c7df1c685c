import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'

export interface Column<R> {
  key: string
  name: string
  /** a share of the width, as in CSS grid: '2fr', '120px'. Default 1fr */
  width?: string
  number?: boolean
  cell: (row: R) => ReactNode
}

/** Rows under headings at a desk (Page wide, 1024 px up); below that each row is a card that says its own headings. */
export const Table = <R,>({ label, columns, rows, keyOf }: {
  label: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  keyOf: (row: R) => string
}) => {
  const grid = { gridTemplateColumns: columns.map((column) => column.width ?? 'minmax(0, 1fr)').join(' ') }
  return (
    <View className="ms-table" {...aria({ role: 'table', label })}>
      <View className="ms-table__head" style={grid} {...aria({ role: 'row' })}>
        {columns.map((column) => (
          <View key={column.key} className={`ms-table__cell ${column.number === true ? 'ms-table__cell--number' : ''}`} {...aria({ role: 'columnheader' })}>
            {column.name}
          </View>
        ))}
      </View>
      {rows.map((row) => (
        <View key={keyOf(row)} className="ms-table__row" style={grid} {...aria({ role: 'row' })}>
          {columns.map((column) => (
            <View key={column.key} className={`ms-table__cell ${column.number === true ? 'ms-table__cell--number' : ''}`} {...aria({ role: 'cell' })}>
              <View className="ms-table__name">{column.name}</View>
              <View className="ms-table__value">{column.cell(row)}</View>
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}

export interface Fact {
  key: string
  value: ReactNode
  /** TextButton or IconButton at the end */
  action?: ReactNode
}

/** Names and values: 联系人 周禾. Stands in a tight Card. */
export const DefinitionList = ({ facts }: { facts: readonly Fact[] }) => (
  <View className="ms-facts">
    {facts.map((fact) => (
      <View key={fact.key} className="ms-facts__row">
        <View className="ms-facts__key">{fact.key}</View>
        <View className="ms-facts__value ms-num">{fact.value}</View>
        {fact.action === undefined ? null : <View className="ms-facts__action">{fact.action}</View>}
      </View>
    ))}
  </View>
)
