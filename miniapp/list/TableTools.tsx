import { View } from '@tarojs/components'
import { useState } from 'react'
import { chinaDay } from '@shared/kernel/instant'
import type { List } from '@/data/use-list'
import { platform } from '@/platform/platform'
import { presentInstant } from '@/session/now'
import { SwitchRow } from '@/ui/Choice'
import { toast } from '@/ui/feedback'
import { Sheet } from '@/ui/Sheet'
import { TextButton } from '@/ui/SmallButton'
import type { ColumnChoice, ListColumn } from './columns'
import { csvOf } from './csv'

/** A file holds no more: it is read page by page, and more is better asked for by filters. */
const MOST_IN_A_FILE = 2000

/** Above a table at a desk: which columns, and the file. Without a choice the file has every row of the list; WeChat has no place for one. */
export const TableTools = <R,>({ name, columns, choice, rows, chosen, more, readRest }: {
  name: string
  columns: readonly ListColumn<R>[]
  choice: ColumnChoice<R>
  rows: readonly R[]
  chosen: readonly R[]
} & Pick<List<R>, 'more' | 'readRest'>) => {
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const { saveText } = platform
  const save = (these: readonly R[]): void => {
    const written = choice.shown.flatMap(({ file }) => Object.entries(file ?? {}))
    saveText?.(`${name}-${chinaDay(presentInstant())}.csv`, csvOf(written.map(([heading]) => heading), these.map((row) => written.map(([, words]) => words(row)))))
  }
  const saveAll = async (): Promise<void> => {
    setBusy(true)
    const all = await readRest(MOST_IN_A_FILE)
    setBusy(false)
    if (all === null) return toast('没有读完，文件没有生成。请再试一次', 'bad')
    save(all.slice(0, MOST_IN_A_FILE))
    if (all.length >= MOST_IN_A_FILE) toast(`文件里是排在最前的 ${MOST_IN_A_FILE} 件，其余请用筛选分几次导出`, 'plain')
  }
  const press = (): void => {
    if (busy) return
    if (chosen.length > 0) save(chosen)
    else void saveAll()
  }
  return (
    <View className="list-tools t-list-tools">
      <View className="ms-caption ms-num ms-grow">{chosen.length > 0 ? `选中 ${chosen.length} 件` : `已读到 ${rows.length} 件${more ? '，往下翻还有' : ''}`}</View>
      <TextButton icon="list" className="t-columns" onPress={() => setOpen(true)}>选列</TextButton>
      {saveText === null ? null : <TextButton icon="file" className="t-export" disabled={busy} onPress={press}>{busy ? '正在读取' : chosen.length > 0 ? '导出选中的' : '导出全部'}</TextButton>}
      <Sheet open={open} onClose={() => setOpen(false)} title="显示哪些列" id="columns-sheet">
        {columns.filter(({ fixed }) => fixed !== true).map((column) => (
          <SwitchRow key={column.key} id={`column-${column.key}`} title={column.name} on={choice.isShown(column.key)} onChange={() => choice.toggle(column.key)} />
        ))}
      </Sheet>
    </View>
  )
}
