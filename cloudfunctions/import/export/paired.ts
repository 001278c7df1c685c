import { oneself } from '../../../shared/access/scope'
import type { OutputOf } from '../../../shared/api'
import type { AskedList } from '../../../shared/api/export.api'
import { ok } from '../../../shared/kernel/result'
import { COMPANY_FIELDS, COMPANY_STATES } from '../../../shared/register/company'
import { SERVES_AS, SERVES_AS_NAMES } from '../../../shared/register/pairing'
import { DEFAULT_NAMES, saidBy } from '../../../shared/settings/names'
import { MY_PAIRINGS } from '../../_register/my-pairings'
import { BATCH, type FileColumn, textsOf } from './columns'
import type { Exported } from './exported'
import { readBatch } from './read-batch'

const { name, areaId, address, state, officerId } = COMPANY_FIELDS

/** In the words of the format, as every sheet. */
const COLUMNS: readonly FileColumn<OutputOf<'pairing.mine'>['items'][number]>[] = [
  { heading: name.zh, width: 40, text: (company) => company.name },
  { heading: '我是', width: 12, text: ({ rank }) => saidBy(DEFAULT_NAMES, SERVES_AS[rank]) },
  { heading: areaId.zh, width: 16, text: ({ areaName }) => areaName },
  { heading: address.zh, width: 40, text: (company) => company.address },
  { heading: state.zh, width: 10, text: (company) => COMPANY_STATES[company.state] },
  { heading: officerId.zh, width: 12, text: ({ officer }) => officer?.name ?? '' },
  { heading: `${officerId.zh}电话`, width: 18, text: ({ officer }) => officer?.workPhone ?? '' },
]

/** 我联系的企业 of whoever asks, as his page lists them: with nothing of the companies' own people. */
export const PAIRED_FILE: Exported<Extract<AskedList, { of: 'paired' }>> = {
  columns: COLUMNS,
  subject: (_list, _path, personId) => oneself(personId),
  areaOf: () => null,
  placesOf: () => [],
  words: (_list, _names, own) => saidBy(own, '本人是主办{officerShort}、副{officerShort}或联系领导的'),
  async batch(_list, after, reader, limit = BATCH) {
    const read = await readBatch('pairing.mine', MY_PAIRINGS, { ranks: [...SERVES_AS_NAMES], limit, cursor: after ?? undefined }, reader)
    return read.ok ? ok({ rows: textsOf(COLUMNS, read.value.items), next: read.value.next, partly: false }) : read
  },
}
