import { View } from '@tarojs/components'
import { useState } from 'react'
import { chinaDay } from '@shared/kernel/instant'
import { platform } from '@/platform/platform'
import { presentInstant } from '@/session/now'
import { SwitchRow } from '@/ui/Choice'
import { Sheet } from '@/ui/Sheet'
import { TextButton } from '@/ui/SmallButton'
import type { ColumnChoice, ListColumn } from './columns'
import { csvOf } from './csv'

/** Above a table at a desk: which columns, and the file. Without a choice the file has every row that was read; WeChat has no place for one. */
export const TableTools = <R,>({ name, columns, choice, rows, chosen }: {
  name: string
  columns: readonly ListColumn<R>[]
  choice: ColumnChoice<R>
  rows: readonly R[]
  chosen: readonly R[]
}) => {
  const [open, setOpen] = useState(false)
  const { saveText } = platform
  const save = (): void => {
    const written = choice.shown.flatMap(({ file }) => Object.entries(file ?? {}))
    const these = chosen.length > 0 ? chosen : rows
    saveText?.(`${name}-${chinaDay(presentInstant())}.csv`, csvOf(written.map(([heading]) => heading), these.map((row) => written.map(([, words]) => words(row)))))
  }
  return (
    <View className="list-tools t-list-tools">
      <View className="ms-caption ms-num ms-grow">{chosen.length > 0 ? `选中 ${chosen.length} 件` : `已读到 ${rows.length} 件`}</View>
      <TextButton icon="list" className="t-columns" onPress={() => setOpen(true)}>选列</TextButton>
      {saveText === null ? null : <TextButton icon="file" className="t-export" onPress={save}>{chosen.length > 0 ? '导出选中的' : '导出这些'}</TextButton>}
      <Sheet open={open} onClose={() => setOpen(false)} title="显示哪些列" id="columns-sheet">
        {columns.filter(({ fixed }) => fixed !== true).map((column) => (
          <SwitchRow key={column.key} id={`column-${column.key}`} title={column.name} on={choice.isShown(column.key)} onChange={() => choice.toggle(column.key)} />
        ))}
      </Sheet>
    </View>
  )
}
