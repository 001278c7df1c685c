import * as z from 'zod/mini'
import { schemaOf } from '../form/field-schema'
import { codeText, id, requestId } from '../form/fields'
import { RATING_FIELDS } from './fields'
import { defineActions } from '../access/define-actions'

const grade = {
  requestId,
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)], 'INPUT_INVALID'),
  reasons: schemaOf(RATING_FIELDS.reasons),
  text: schemaOf(RATING_FIELDS.text),
}

const ticket = z.optional(z.string('INPUT_TYPE').check(z.maxLength(128, 'INPUT_TOO_LONG')))
z.globalRegistry.add(ticket, {
  description: 'given with the code by `directory.scan`: whoever is not signed in rates with it, once; of anybody else it is not looked at',
})

const figures = {
  shown: z.boolean(),
  count: z.nullable(z.int()),
  levels: z.nullable(z.array(z.object({ level: z.int(), count: z.int() }))),
}
const withoutWeChat = z.object(figures)
z.globalRegistry.add(withoutWeChat, { description: '未经微信: given with a ticket; in groups of its own, in none of the numbers beside it' })

export const RatingReply = z.object({ receipt: z.string(), level: z.int(), bad: z.boolean() })

export const RATING_API = defineActions('rating', {
  'rating.rateCase': {
    zh: '评价一件办结的诉求',
    input: z.object({ ...grade, caseId: id }),
    output: RatingReply,
    errors: [
      'CASE_NOT_FOUND', 'NOT_ALLOWED', 'RATING_NOT_YET', 'RATING_OWN_WORK', 'RATING_DUPLICATE', 'RATING_REASON_REQUIRED',
      'REQUEST_ID_REUSED',
    ],
  },
  'rating.rateWindow': {
    zh: '评价一个窗口',
    input: z.object({ ...grade, code: codeText, ticket }),
    output: RatingReply,
    errors: [
      'CODE_MALFORMED', 'CODE_FORGED', 'CODE_KEY_RETIRED', 'CODE_UNKNOWN', 'CODE_REVOKED', 'CODE_REPLACED', 'RATING_REASON_REQUIRED',
      'RATING_OWN_UNIT', 'RATING_TOO_OFTEN', 'RATING_TICKET_INVALID', 'RATING_TICKET_EXPIRED', 'RATING_TICKET_USED', 'LIMIT_RATING_TICKETS',
      'LIMIT_RATING_TICKETS_OF_CODE', 'REQUEST_ID_REUSED',
    ],
  },
  'rating.figures': {
    zh: '窗口评价统计（每满五次更新一次，未经微信的单独统计）',
    input: z.object({ windowId: id }),
    output: z.object({ windowId: z.string(), ...figures, withoutWeChat }),
    errors: ['NOT_ALLOWED', 'CODE_UNKNOWN'],
  },
})
