import type { AskedList } from '../../../shared/api/export.api'
import type { ChangeView, FieldChange } from '../../../shared/api/register-views'
import { formatInChina } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { changeWords } from '../../../shared/register/changes'
import { HISTORIES } from '../../../shared/register/things'
import { changesListed } from '../../_register/change-list'
import { BATCH, type FileColumn, OF_AREA, textsOf } from './columns'
import type { Exported } from './exported'
import { readBatch } from './read-batch'

/** A field that a change altered; a change that altered none that is shown is a line too. */
type Row = ChangeView & { one: FieldChange | null }

const told = (one: FieldChange | null, words: string | null): string => (one?.sealed === true ? '内容加密' : words ?? '')

const COLUMNS: readonly FileColumn<Row>[] = [
  { heading: '时间', width: 20, text: ({ at }) => formatInChina(at, 'YYYY-MM-DD HH:mm:ss') },
  { heading: '第几次', width: 8, text: ({ version }) => String(version) },
  { heading: '谁', width: 14, text: ({ who }) => who ?? '系统' },
  { heading: '来自哪个导入', width: 30, text: ({ file }) => file ?? '' },
  { heading: '做了什么', width: 18, text: (change) => changeWords(change) },
  { heading: '哪一项', width: 18, text: ({ one }) => one?.label ?? '' },
  { heading: '原来', width: 36, text: ({ one }) => told(one, one?.before ?? null) },
  { heading: '现在', width: 36, text: ({ one }) => told(one, one?.after ?? null) },
]

/** By what a thing is named in the title: an office by whose it is, with which its id begins. */
const namedBy = ({ thing, id }: Extract<AskedList, { of: 'changes' }>): string => (thing === 'office' ? id.split(':')[0] ?? '' : id)

/** 谁改过什么 of one thing or of the rules of an area, as its page lists it, a line a field: of a sealed field that it changed, and nothing of what. */
export const CHANGES_FILE: Exported<Extract<AskedList, { of: 'changes' }>> = {
  columns: COLUMNS,
  ...OF_AREA,
  placesOf: (list) => [namedBy(list)],
  words: (list, names) => `${HISTORIES[list.thing]}${names[namedBy(list)] ?? ''}`,
  async batch({ thing, id }, after, reader, limit = BATCH) {
    const read = await readBatch('register.changes', changesListed(thing), { of: thing, id, limit, cursor: after ?? undefined }, reader)
    if (!read.ok) return read
    const rows = read.value.items.flatMap((change): Row[] => (change.fields.length === 0 ? [{ ...change, one: null }] : change.fields.map((one) => ({ ...change, one }))))
    return ok({ rows: textsOf(COLUMNS, rows), next: read.value.next, partly: false })
  },
}
