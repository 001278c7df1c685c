import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { actContracts } from '../flow/act-contracts'
import { entryViewOf } from '../flow/views'
import { schemaOfFields } from '../form/field-schema'
import { id, requestId, rowsPerPage, seen } from '../form/fields'
import { SUPERVISION_ACTS, SUPERVISION_PERSON_ACTS } from './acts'
import { SUPERVISION_ENTRIES } from './entries'
import { SUPERVISION } from './flow'
import { ORDER_FIELDS } from './order'
import { SUPERVISION_STATUSES } from './schema'

export const SupervisionReply = z.object({
  supervisionId: z.string(),
  number: z.string(),
  version: z.int(),
  status: z.enum(SUPERVISION_STATUSES),
})
const actErrors = [
  'SUPERVISION_NOT_FOUND', 'SUPERVISION_WRONG_STATUS', 'SUPERVISION_NOT_YOURS', 'SUPERVISION_CHANGED',
  'NOT_ALLOWED', 'REQUEST_ID_REUSED', 'CALENDAR_UNCOVERED',
] as const

export const SupervisionEntryView = entryViewOf(SUPERVISION_ENTRIES, { holderName: z.optional(z.nullable(z.string())) })
export type SupervisionEntryView = z.infer<typeof SupervisionEntryView>

export const SupervisionView = z.object({
  id: z.string(),
  version: z.int(),
  status: z.enum(SUPERVISION_STATUSES),
  orderedAt: z.string(),
  dueAt: z.nullable(z.string()),
  /** Who has to answer. */
  holderName: z.nullable(z.string()),
  /** What the reader may do right now. */
  actions: z.array(z.enum(SUPERVISION_PERSON_ACTS)),
  /** Its record, oldest first: what was ordered, what was answered. */
  trail: z.array(SupervisionEntryView),
})
export type SupervisionView = z.infer<typeof SupervisionView>

export const SUPERVISION_API = defineActions('supervision', {
  'supervision.order': {
    zh: '督办：要求在期限前回复',
    /** `seen`: version of the case on the screen. */
    input: schemaOfFields(ORDER_FIELDS, { caseId: id, requestId, seen }),
    output: SupervisionReply,
    errors: [
      'CASE_NOT_FOUND', 'CASE_WRONG_STATUS', 'CASE_CHANGED', 'NOT_ALLOWED', 'SUPERVISION_OPEN', 'SUPERVISION_DATE', 'REQUEST_ID_REUSED',
      'CALENDAR_UNCOVERED',
    ],
  },
  ...actContracts('supervision', SUPERVISION_ACTS, SUPERVISION, SupervisionReply, actErrors),
  'supervision.list': {
    zh: '一件诉求的督办',
    /** `cursor`: id of the last one of the page before; newest first. */
    input: z.object({
      caseId: id,
      cursor: z.optional(id),
      limit: rowsPerPage(50, 10),
    }),
    output: z.object({ items: z.array(SupervisionView), mayOrder: z.boolean(), next: z.nullable(z.string()) }),
    errors: ['CASE_NOT_FOUND', 'NOT_ALLOWED'],
  },
})
