import type { AskedList } from '../../../shared/api/export.api'
import type { ImportRow } from '../../../shared/api/import.api'
import { formatInChina, type Instant } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { IMPORT_KINDS, IMPORT_STATES, ROW_ACTS, type RowAct } from '../../../shared/register/import'
import { IMPORTS } from '../list'
import { BATCH, type FileColumn, OF_AREA, textsOf } from './columns'
import type { Exported } from './exported'
import { readBatch } from './read-batch'

const onClock = (at: Instant | null): string => (at === null ? '' : formatInChina(at, 'YYYY-MM-DD HH:mm'))

const COLUMNS: readonly FileColumn<ImportRow>[] = [
  { heading: '上传时间', width: 20, text: ({ madeAt }) => onClock(madeAt) },
  { heading: '哪种表格', width: 12, text: ({ kind }) => IMPORT_KINDS[kind].zh },
  { heading: '文件', width: 36, text: ({ name }) => name },
  { heading: '来源', width: 20, text: ({ source }) => source },
  { heading: '谁', width: 14, text: ({ who }) => who ?? '没有工作姓名的人' },
  { heading: '状态', width: 12, text: ({ state }) => IMPORT_STATES[state] },
  { heading: '结束时间', width: 20, text: ({ endedAt }) => onClock(endedAt) },
  ...Object.entries(ROW_ACTS).map(([act, word]): FileColumn<ImportRow> => ({ heading: word, width: 12, text: ({ acts }) => String(acts[act as RowAct] ?? 0) })),
]

/** 导入记录 of an area as its page lists them, with what their rows did in numbers. */
export const IMPORTS_FILE: Exported<Extract<AskedList, { of: 'imports' }>> = {
  columns: COLUMNS,
  ...OF_AREA,
  placesOf: ({ areaId }) => [areaId],
  words: ({ areaId }, names) => names[areaId] ?? areaId,
  async batch({ areaId }, after, reader, limit = BATCH) {
    const read = await readBatch('import.list', IMPORTS, { areaId, limit, cursor: after ?? undefined }, reader)
    return read.ok ? ok({ rows: textsOf(COLUMNS, read.value.items), next: read.value.next, partly: false }) : read
  },
}
