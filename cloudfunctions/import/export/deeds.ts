import type { AskedList } from '../../../shared/api/export.api'
import type { DeedView } from '../../../shared/api/deed.api'
import { formatInChina } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { DEED_KINDS, type DeedKind } from '../../../shared/register/deeds'
import { DEEDS } from '../../_register/deed-list'
import { BATCH, type FileColumn, OF_AREA, textsOf } from './columns'
import type { Exported } from './exported'
import { readBatch } from './read-batch'

const COLUMNS: readonly FileColumn<DeedView>[] = [
  { heading: '时间', width: 20, text: ({ at }) => formatInChina(at, 'YYYY-MM-DD HH:mm:ss') },
  { heading: '谁', width: 14, text: ({ person }) => person.name ?? '没有工作姓名的人' },
  { heading: '哪一类', width: 14, text: ({ kind }) => DEED_KINDS[kind as DeedKind] ?? '' },
  { heading: '做了什么', width: 28, text: ({ words }) => words },
  { heading: '对象', width: 40, text: ({ name }) => name ?? '' },
  { heading: '数量', width: 8, text: ({ many }) => (many === null ? '' : String(many)) },
  { heading: '事由', width: 40, text: ({ reason }) => reason ?? '' },
  { heading: '诉求编号', width: 20, text: ({ caseNumber }) => caseNumber ?? '' },
]

/** 审计 of an area as its page lists it: of a case only what this reader may know (ADR 0017). */
export const DEEDS_FILE: Exported<Extract<AskedList, { of: 'deeds' }>> = {
  columns: COLUMNS,
  ...OF_AREA,
  placesOf: ({ areaId, personId }) => [areaId, ...(personId === undefined ? [] : [personId])],
  words: ({ areaId, personId, kind, from, until }, names) => [
    names[areaId] ?? areaId, ...(personId === undefined ? [] : [`只看${names[personId] ?? '一个人'}`]), ...(kind === undefined ? [] : [DEED_KINDS[kind]]),
    ...(from === undefined ? [] : [`不早于 ${from}`]), ...(until === undefined ? [] : [`不晚于 ${until}`]),
  ].join('，'),
  async batch({ of: _file, ...asked }, after, reader, limit = BATCH) {
    const read = await readBatch('deed.list', DEEDS, { ...asked, limit, cursor: after ?? undefined }, reader)
    if (!read.ok) return read
    const { items, next } = read.value
    return ok({ rows: textsOf(COLUMNS, items), next, partly: false })
  },
}
