import type { AskedList } from '../../../shared/api/export.api'
import type { NotJoinedView } from '../../../shared/api/joining.api'
import { formatInChina } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { INVITATION_STATES } from '../../../shared/register/invitation-states'
import { OFFICE_FIELDS, SHEET_ROLES } from '../../../shared/register/office'
import { NOT_JOINED_LIST } from '../../_register/not-joined'
import { BATCH, type FileColumn, OF_AREA, textsOf } from './columns'
import type { Exported } from './exported'
import { readBatch } from './read-batch'
import { searchWords } from './search-words'

/** His own number is masked: it is personal data. */
const COLUMNS: readonly FileColumn<NotJoinedView>[] = [
  { heading: OFFICE_FIELDS.name.zh, width: 12, text: ({ name }) => name },
  { heading: OFFICE_FIELDS.unitId.zh, width: 28, text: ({ unitName }) => unitName ?? '' },
  { heading: OFFICE_FIELDS.phone.zh, width: 16, text: ({ phoneMasked }) => phoneMasked ?? '' },
  { heading: '职务', width: 40, text: ({ memberships }) => memberships.map(({ role, areaName }) => `${areaName ?? ''}${SHEET_ROLES[role]}`).join('、') },
  { heading: '谁邀请的', width: 14, text: ({ invitation }) => (invitation === null ? '' : invitation.by ?? '建立租户时') },
  { heading: '邀请时间', width: 20, text: ({ invitation }) => (invitation === null ? '' : formatInChina(invitation.at, 'YYYY-MM-DD HH:mm')) },
  { heading: '邀请', width: 14, text: ({ invitation }) => (invitation === null ? '还没有邀请过' : INVITATION_STATES[invitation.state]) },
]

/** 还没有登录的人 of an area, as its page lists them. */
export const NOT_JOINED_FILE: Exported<Extract<AskedList, { of: 'notJoined' }>> = {
  columns: COLUMNS,
  ...OF_AREA,
  placesOf: ({ areaId }) => [areaId],
  words: ({ areaId, search }, names) => [names[areaId] ?? areaId, ...(search === undefined ? [] : [searchWords(search)])].join('，'),
  async batch({ areaId, search }, after, reader, limit = BATCH) {
    const read = await readBatch('register.notJoined', NOT_JOINED_LIST, { areaId, search, limit, cursor: after ?? undefined }, reader)
    return read.ok ? ok({ rows: textsOf(COLUMNS, read.value.items), next: read.value.next, partly: false }) : read
  },
}
