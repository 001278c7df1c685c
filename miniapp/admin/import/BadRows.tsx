import { View } from '@tarojs/components'
import type { OutputOf } from '@shared/api'
import { Loaded } from '@/data/Loaded'
import { ReadOn } from '@/data/ReadOn'
import { useList } from '@/data/use-list'
import { WindowedRows } from '@/list/WindowedRows'
import { Card, CardHead } from '@/ui/Layout'
import { Skeleton } from '@/ui/States'
import { type Column, TableFrame, TableRow } from '@/ui/Table'
import { grouped } from '../numbers'
import { Returned } from './Returned'
import { type ImportView, many } from './words'

type Row = OutputOf<'import.rows'>['items'][number]
interface Problem { id: string, line: number, name: string, problem: Row['problems'][number] }

/** A row with two faults stands there twice: each is mended by itself. */
const problemsOf = (rows: readonly Row[]): Problem[] => rows.flatMap(({ id, line, name, problems }) => problems.map((problem, at) => ({ id: `${id}-${at}`, line, name, problem })))

const columnsOf = (called: string): readonly Column<Problem>[] => [
  { key: 'line', name: '行', width: '64px', cell: ({ line }) => <View className="ms-num">{grouped(line)}</View> },
  { key: 'name', name: called, width: 'minmax(0, 4fr)', cell: ({ name }) => (name === '' ? '没有名称' : name) },
  { key: 'column', name: '哪一列', width: 'minmax(0, 3fr)', cell: ({ problem: { label } }) => label ?? '整行' },
  { key: 'value', name: '表里写的', width: 'minmax(0, 4fr)', cell: ({ problem: { value } }) => <View className="admin-value">{value === '' ? '空着' : value}</View> },
  { key: 'what', name: '怎么回事', width: 'minmax(0, 4fr)', cell: ({ problem: { what, remedy } }) => <View><View className="ms-strong">{what}</View><View className="ms-caption">{remedy}</View></View> },
]

/** Rows that are not taken, each with what is wrong and what to do; all of them by reading on. */
export const BadRows = ({ view }: { view: ImportView }) => {
  const list = useList('import.rows', { importId: view.id, act: 'bad' })
  const columns = columnsOf(view.fields.find(({ field }) => field === 'name')?.label ?? '名称')
  return (
    <Card className="t-bad-rows">
      <View className="admin-headed">
        <View className="ms-grow"><CardHead hint="其余各行不受影响">{`有问题的 ${grouped(many(view, 'bad'))} 行`}</CardHead></View>
        {view.mine ? <Returned importId={view.id} /> : <View className="ms-caption">{`原表只有${view.who ?? '导入的人'}能下载`}</View>}
      </View>
      <Loaded data={list.items} error={list.error} onRetry={() => void list.refresh()} failed="有问题的行没有读到" skeleton={<View><Skeleton height={48} /><Skeleton height={48} /></View>}>
        {(rows) => {
          const problems = problemsOf(rows)
          return (
            <>
              <TableFrame label="有问题的行" columns={columns}>
                <WindowedRows rows={problems} keyOf={({ id }) => id} rowHeight={76} inTable>{(row) => <TableRow columns={columns} row={row} />}</WindowedRows>
              </TableFrame>
              {list.more ? <View className="admin-after ms-caption ms-num">{`看了 ${grouped(rows.length)} 行，共 ${grouped(many(view, 'bad'))} 行`}</View> : null}
              <ReadOn list={list} />
            </>
          )
        }}
      </Loaded>
    </Card>
  )
}
