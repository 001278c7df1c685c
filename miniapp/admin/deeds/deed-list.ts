import { choice, date, worded } from '@shared/form/field'
import { chinaInstant } from '@shared/kernel/instant'
import { listTable } from '@shared/list/list'
import { DEED_KINDS } from '@shared/register/deeds'

/** By what the list of deeds is narrowed on its page; the days are both included. */
// prettier-ignore
export const DEED_LIST = listTable({
  filters: {
    kind:  { field: worded(choice(DEED_KINDS), { zh: '哪一类' }), column: 'kind', by: 'is' },
    from:  { field: worded(date, { zh: '不早于' }), column: 'at', by: 'in', span: (day) => [chinaInstant(day), 'infinity'] },
    until: { field: worded(date, { zh: '不晚于' }), column: 'at', by: 'in', span: (day) => ['-infinity', chinaInstant(day)] },
  },
  parts: {}, orders: {}, columns: {},
})
