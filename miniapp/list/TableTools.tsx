import { View } from '@tarojs/components'
import { useState } from 'react'
import type { List } from '@/data/use-list'
import { go } from '@/platform/navigate'
import { SwitchRow } from '@/ui/Choice'
import { Sheet } from '@/ui/Sheet'
import { TextButton } from '@/ui/SmallButton'
import { useOffered } from '@/session/offered'
import type { ColumnChoice, ListColumn } from './columns'
import { type ExportedAsk, useExport } from './use-export'

/** What of a list a table at a desk asks for: whether there is more of it, and as what it is written into a file (null: it cannot be). */
export type TabledList = Pick<List<unknown>, 'more'> & { exported: ExportedAsk | null }

/** Above a table at a desk: which columns, and the file. It has every row of the list and every column, whatever is shown. */
export const TableTools = <R,>({ columns, choice, rows, chosen, list: { more, exported } }: {
  columns: readonly ListColumn<R>[]
  choice: ColumnChoice<R>
  rows: readonly R[]
  chosen: readonly R[]
  list: TabledList
}) => {
  const [open, setOpen] = useState(false)
  const files = useOffered()('export.begin') ? exported : null
  const { begin, busy, rows: written } = useExport()
  return (
    <View className="list-tools t-list-tools">
      <View className="ms-caption ms-num ms-grow">{chosen.length > 0 ? `选中 ${chosen.length} 件` : `已读到 ${rows.length} 件${more ? '，往下翻还有' : ''}`}</View>
      <TextButton icon="list" className="t-columns" onPress={() => setOpen(true)}>选列</TextButton>
      {files === null ? null : <TextButton icon="file" className="t-export" disabled={busy} onPress={() => void begin(files)}>{!busy ? '导出全部' : written ? `已写 ${written} 件` : '正在准备文件'}</TextButton>}
      {files === null ? null : <TextButton go className="t-to-exports" onPress={() => void go('/admin/exports/index')}>导出记录</TextButton>}
      <Sheet open={open} onClose={() => setOpen(false)} title="显示哪些列" id="columns-sheet">
        {columns.filter(({ fixed }) => fixed !== true).map((column) => (
          <SwitchRow key={column.key} id={`column-${column.key}`} title={column.name} on={choice.isShown(column.key)} onChange={() => choice.toggle(column.key)} />
        ))}
      </Sheet>
    </View>
  )
}
