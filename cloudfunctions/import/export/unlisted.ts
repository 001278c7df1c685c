import type { AskedList } from '../../../shared/api/export.api'
import type { UnlistedRow } from '../../../shared/api/unlisted.api'
import { formatInChina, type Instant } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { COMPANY_FIELDS } from '../../../shared/register/company'
import { UNLISTED_STATES } from '../../../shared/register/unlisted-states'
import { UNLISTED_LIST } from '../../_register/unlisted-list'
import { BATCH, type FileColumn, OF_AREA, textsOf } from './columns'
import type { Exported } from './exported'
import { readBatch } from './read-batch'

const onClock = (at: Instant | null): string => (at === null ? '' : formatInChina(at, 'YYYY-MM-DD HH:mm'))

const COLUMNS: readonly FileColumn<UnlistedRow>[] = [
  { heading: COMPANY_FIELDS.name.zh, width: 40, text: ({ name }) => name },
  { heading: COMPANY_FIELDS.uscc.zh, width: 22, text: ({ uscc }) => uscc ?? '' },
  { heading: COMPANY_FIELDS.areaId.zh, width: 16, text: ({ areaName }) => areaName },
  { heading: '第一件诉求', width: 20, text: ({ filedAt }) => onClock(filedAt) },
  { heading: '后来怎么样', width: 12, text: ({ state }) => UNLISTED_STATES[state] },
  { heading: '决定时间', width: 20, text: ({ decidedAt }) => onClock(decidedAt) },
  { heading: '为什么', width: 40, text: ({ reason }) => reason ?? '' },
]

/** Companies that are not in the register, as their page lists them: of whoever filed nothing. */
export const UNLISTED_FILE: Exported<Extract<AskedList, { of: 'unlisted' }>> = {
  columns: COLUMNS,
  ...OF_AREA,
  placesOf: ({ areaId }) => [areaId],
  words: ({ areaId, state }, names) => `${names[areaId] ?? areaId}，${UNLISTED_STATES[state]}`,
  async batch({ areaId, state }, after, reader, limit = BATCH) {
    const read = await readBatch('unlisted.list', UNLISTED_LIST, { areaId, state, limit, cursor: after ?? undefined }, reader)
    return read.ok ? ok({ rows: textsOf(COLUMNS, read.value.items), next: read.value.next, partly: false }) : read
  },
}
