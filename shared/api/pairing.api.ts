import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { cursor, rowsPerPage } from '../form/fields'
import { keysOf } from '../kernel/keys-of'
import { COMPANY_STATES } from '../register/company'
import { RANK_NAMES, SERVES_AS_NAMES } from '../register/pairing'

export const PAIRING_API = defineActions('pairing', {
  'pairing.mine': {
    zh: '我联系的企业：我主办的，我是副专员或联系领导的',
    input: z.object({
      /** As what; left out: as clients knew it that had no list of one's own companies. */
      ranks: z._default(z.array(z.enum(SERVES_AS_NAMES, 'INPUT_INVALID')), [...RANK_NAMES]),
      cursor,
      limit: rowsPerPage(50),
    }),
    output: z.object({
      items: z.array(z.object({
        id: z.string(), rank: z.enum(SERVES_AS_NAMES), name: z.string(), areaName: z.string(), address: z.string(),
        state: z.enum(keysOf(COMPANY_STATES)),
        /** Who serves it. */
        officer: z.nullable(z.object({ name: z.string(), workPhone: z.nullable(z.string()) })),
      })),
      next: z.nullable(z.string()),
    }),
    errors: ['NOT_ALLOWED'],
  },
})
