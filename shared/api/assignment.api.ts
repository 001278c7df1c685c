import * as z from 'zod/mini'
import { keysOf } from '../kernel/keys-of'
import { defineActions } from '../access/define-actions'
import { id, line, requestId } from '../form/fields'
import { COMPANY_SIZES } from '../register/company'

const size = z.enum(keysOf(COMPANY_SIZES), 'INPUT_INVALID')

export const Rule = z.object({
  id: z.string(), areaId: z.string(), areaName: z.string(),
  industry: z.nullable(z.string()), industryName: z.nullable(z.string()), size: z.nullable(size), key: z.boolean(),
  /** Empty: officers of the company's own area, else of the next higher one that has somebody. */
  officers: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type Rule = z.infer<typeof Rule>

/** Who would get how many. */
const Share = z.object({ personId: z.string(), name: z.string(), before: z.int(), more: z.int() })

export const ASSIGNMENT_API = defineActions('register', {
  'register.rules': {
    zh: '结对规则，和按规则会怎样分（还没有分）',
    input: z.object({ areaId: id }),
    /**
     * Of all companies without an officer (`unmatched`): how many nobody would get (`left`). Of the first 1000 that a rule
     * is for: who would get how many; `later`: so many more come by themselves within minutes.
     */
    output: z.object({ rules: z.array(Rule), unmatched: z.int(), shares: z.array(Share), left: z.int(), later: z.int() }),
    errors: ['NOT_ALLOWED'],
  },
  'register.addRule': {
    zh: '加一条结对规则',
    input: z.object({
      requestId,
      areaId: id,
      industry: z.optional(z.nullable(line(60))),
      size: z.optional(z.nullable(size)),
      key: z._default(z.boolean('INPUT_TYPE'), false),
      officers: z._default(z.array(id).check(z.maxLength(100, 'INPUT_TOO_LONG')), []),
    }),
    output: z.object({ ruleId: z.string() }),
    errors: ['NOT_ALLOWED', 'AREA_NOT_FOUND', 'INDUSTRY_UNKNOWN', 'TARGET_NOT_FOUND', 'REQUEST_ID_REUSED'],
  },
  'register.dropRule': {
    zh: '去掉一条结对规则',
    input: z.object({ requestId, ruleId: id }),
    output: z.object({ dropped: z.boolean() }),
    errors: ['NOT_ALLOWED', 'RULE_NOT_FOUND', 'REQUEST_ID_REUSED'],
  },
  'register.assign': {
    zh: '按规则给没有专员的企业结对（最多一千家）',
    input: z.object({ requestId, areaId: id }),
    output: z.object({ assigned: z.int(), left: z.int(), later: z.int() }),
    errors: ['NOT_ALLOWED', 'REQUEST_ID_REUSED'],
  },
})
