import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { cursor, rowsPerPage } from '../form/fields'
import { RANK_NAMES } from '../register/pairing'

export const PAIRING_API = defineActions('pairing', {
  'pairing.mine': {
    zh: '我联系的企业：我是副专员或联系领导的',
    input: z.object({
      cursor,
      limit: rowsPerPage(50),
    }),
    output: z.object({
      items: z.array(z.object({
        id: z.string(), rank: z.enum(RANK_NAMES), name: z.string(), areaName: z.string(), address: z.string(),
        /** Who serves it. */
        officer: z.nullable(z.object({ name: z.string(), workPhone: z.nullable(z.string()) })),
      })),
      next: z.nullable(z.string()),
    }),
    errors: ['NOT_ALLOWED'],
  },
})
