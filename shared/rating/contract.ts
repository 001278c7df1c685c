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
    input: z.object({ ...grade, code: codeText }),
    output: RatingReply,
    errors: [
      'CODE_MALFORMED', 'CODE_FORGED', 'CODE_KEY_RETIRED', 'CODE_UNKNOWN', 'CODE_REVOKED', 'CODE_REPLACED', 'RATING_REASON_REQUIRED',
      'RATING_OWN_UNIT', 'RATING_TOO_OFTEN', 'REQUEST_ID_REUSED',
    ],
  },
  'rating.figures': {
    zh: '窗口评价统计（每满五次更新一次）',
    input: z.object({ windowId: id }),
    output: z.object({
      windowId: z.string(),
      shown: z.boolean(),
      count: z.nullable(z.int()),
      levels: z.nullable(z.array(z.object({ level: z.int(), count: z.int() }))),
    }),
    errors: ['NOT_ALLOWED', 'CODE_UNKNOWN'],
  },
})
