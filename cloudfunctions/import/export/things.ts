import type { AskedList } from '../../../shared/api/export.api'
import type { ThingRow } from '../../../shared/api/things-views'
import { ok } from '../../../shared/kernel/result'
import { OFFICE_FIELDS, OFFICE_ROLES, SHEET_ROLES } from '../../../shared/register/office'
import { UNIT_FIELDS } from '../../../shared/register/unit'
import { WINDOW_FIELDS } from '../../../shared/register/window'
import { THING_LIST } from '../../_register/thing-list'
import { wordsOf } from '../../_register/words'
import { BATCH, type FileColumn, OF_AREA, textsOf } from './columns'
import type { Exported } from './exported'
import { readBatch } from './read-batch'
import { searchWords } from './search-words'
import { saidBy } from '../../../shared/settings/names'

type Kind = ThingRow['of']
type RowOf<K extends Kind> = Extract<ThingRow, { of: K }>
type ThingsAsked = Extract<AskedList, { of: 'units' | 'halls' | 'windows' | 'officials' }>

/** Things of an area as their page lists them. */
function thingsFile<K extends Kind>(of: K, closedWord: string, columns: readonly FileColumn<RowOf<K>>[]): Exported<ThingsAsked> {
  return {
    columns,
    ...OF_AREA,
    placesOf: ({ areaId, unitId }) => [areaId, ...(unitId === undefined ? [] : [unitId])],
    words: ({ areaId, unitId, role, ending, search, closed }, names, own) => [
      names[areaId] ?? areaId, ...(unitId === undefined ? [] : [names[unitId] ?? unitId]), ...(role === undefined ? [] : [saidBy(own, OFFICE_ROLES[role])]), ...(ending ? ['三十天内到期'] : []), ...(closed ? [closedWord] : []), ...(search === undefined ? [] : [searchWords(search)]),
    ].join('，'),
    async batch({ of: _file, ...asked }, after, reader, limit = BATCH) {
      const read = await readBatch('register.things', THING_LIST, { ...asked, of, limit, cursor: after ?? undefined }, reader)
      if (!read.ok) return read
      const { items, next } = read.value
      return ok({ rows: textsOf(columns, items as RowOf<K>[]), next, partly: false })
    },
  }
}

const yes = (is: boolean): string => (is ? '是' : '')

/** Headed as the sheet of an import is. */
export const UNITS_FILE = thingsFile('unit', '已撤销', [
  { heading: UNIT_FIELDS.name.zh, width: 28, text: ({ name }) => name },
  { heading: UNIT_FIELDS.areaId.zh, width: 16, text: ({ areaName }) => areaName },
  { heading: UNIT_FIELDS.kind.zh, width: 12, text: ({ kind }) => wordsOf('kind', kind, {}, 'unit') ?? '' },
  { heading: UNIT_FIELDS.phone.zh, width: 18, text: ({ phone }) => phone },
  { heading: UNIT_FIELDS.takes.zh, width: 40, text: ({ takes }) => wordsOf('takes', takes, {}, 'unit') ?? '' },
  { heading: '人数', width: 8, text: ({ people }) => String(people) },
])

export const HALLS_FILE = thingsFile('hall', '已撤销', [
  { heading: WINDOW_FIELDS.hallName.zh, width: 28, text: ({ name }) => name },
  { heading: WINDOW_FIELDS.hallAreaId.zh, width: 16, text: ({ areaName }) => areaName },
  { heading: WINDOW_FIELDS.hallAddress.zh, width: 40, text: ({ address }) => address },
  { heading: '窗口数', width: 8, text: ({ windows }) => String(windows) },
])

export const WINDOWS_FILE = thingsFile('window', '已撤销', [
  { heading: WINDOW_FIELDS.hallName.zh, width: 28, text: ({ hallName }) => hallName },
  { heading: WINDOW_FIELDS.hallAreaId.zh, width: 16, text: ({ areaName }) => areaName },
  { heading: WINDOW_FIELDS.number.zh, width: 10, text: ({ number }) => number },
  { heading: WINDOW_FIELDS.name.zh, width: 28, text: ({ name }) => name },
  { heading: WINDOW_FIELDS.unitId.zh, width: 28, text: ({ unitName }) => unitName },
])

/** His own number is masked: it is personal data. */
export const OFFICIALS_FILE = thingsFile('office', '', [
  { heading: OFFICE_FIELDS.name.zh, width: 12, text: ({ name }) => name },
  { heading: OFFICE_FIELDS.phone.zh, width: 16, text: ({ phoneMasked }) => phoneMasked ?? '' },
  { heading: OFFICE_FIELDS.workPhone.zh, width: 18, text: ({ workPhone }) => workPhone },
  { heading: OFFICE_FIELDS.role.zh, width: 12, text: ({ role }) => SHEET_ROLES[role] },
  { heading: OFFICE_FIELDS.unitId.zh, width: 28, text: ({ unitName }) => unitName },
  { heading: OFFICE_FIELDS.areaId.zh, width: 16, text: ({ areaName }) => areaName },
  { heading: OFFICE_FIELDS.head.zh, width: 12, text: ({ head }) => yes(head) },
  { heading: OFFICE_FIELDS.from.zh, width: 14, text: ({ from }) => from ?? '' },
  { heading: OFFICE_FIELDS.until.zh, width: 14, text: ({ until }) => until ?? '' },
  { heading: '登录过', width: 10, text: ({ joined }) => (joined ? '是' : '否') },
])
