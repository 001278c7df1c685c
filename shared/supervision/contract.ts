import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { entryViewOf } from '../flow/views'
import { id, prose, requestId, seen } from '../form/fields'
import { ChinaDay } from '../kernel/instant-schema'
import { SUPERVISION_ENTRIES } from './entries'
import { SUPERVISION_STATUSES } from './schema'

const act = { supervisionId: id, requestId, seen }
const SupervisionReply = z.object({ supervisionId: z.string(), number: z.string(), version: z.int(), status: z.enum(SUPERVISION_STATUSES) })
const actErrors = ['SUPERVISION_NOT_FOUND', 'SUPERVISION_WRONG_STATUS', 'SUPERVISION_NOT_YOURS', 'SUPERVISION_CHANGED', 'NOT_ALLOWED', 'REQUEST_ID_REUSED', 'CALENDAR_UNCOVERED'] as const

/** What a person may do with an order; the rest the system does by itself. */
export const SUPERVISION_PERSON_ACTS = ['reply', 'meet', 'withdraw'] as const

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
    callers: ['supervisor'],
    /** `seen`: version of the case on the screen. */
    input: z.object({ caseId: id, requestId, seen, text: prose(500, 4), day: ChinaDay }),
    output: SupervisionReply,
    errors: ['CASE_NOT_FOUND', 'CASE_WRONG_STATUS', 'CASE_CHANGED', 'NOT_ALLOWED', 'SUPERVISION_OPEN', 'SUPERVISION_DATE', 'REQUEST_ID_REUSED', 'CALENDAR_UNCOVERED'],
  },
  'supervision.reply': { zh: '回复督办', callers: ['officer', 'department', 'dispatcher'], input: z.object({ ...act, text: prose(1000, 4) }), output: SupervisionReply, errors: actErrors },
  'supervision.meet': { zh: '认可督办的回复', callers: ['supervisor'], input: z.object({ ...act, text: z.optional(prose(500)) }), output: SupervisionReply, errors: actErrors },
  'supervision.withdraw': { zh: '撤销督办', callers: ['supervisor'], input: z.object({ ...act, text: prose(500, 2) }), output: SupervisionReply, errors: actErrors },
  'supervision.list': {
    zh: '一件诉求的督办',
    callers: ['officer', 'department', 'dispatcher', 'supervisor'],
    /** `before`: id of the last one of the page before; newest first, ten a page. */
    input: z.object({ caseId: id, before: z.optional(id) }),
    output: z.object({ items: z.array(SupervisionView), mayOrder: z.boolean(), next: z.nullable(z.string()) }),
    errors: ['CASE_NOT_FOUND', 'NOT_ALLOWED'],
  },
})
