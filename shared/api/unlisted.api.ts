import * as z from 'zod/mini'
import { keysOf } from '../kernel/keys-of'
import { defineActions } from '../access/define-actions'
import { cursor, id, line, requestId, rowsPerPage } from '../form/fields'
import { UNLISTED_STATES } from '../register/unlisted-states'

const Named = z.object({ id: z.string(), name: z.string() })
const STATE_NAMES = keysOf(UNLISTED_STATES)
const seen = z.int('INPUT_TYPE').check(z.minimum(1, 'INPUT_INVALID'))
const errors = ['NOT_ALLOWED', 'UNLISTED_NOT_FOUND', 'UNLISTED_CHANGED', 'REQUEST_ID_REUSED'] as const

/** Which of them a list is asked for. */
export const askedOfUnlisted = { areaId: id, state: z.enum(STATE_NAMES, 'INPUT_INVALID') }

/** One of them as a line. `name`: as it was written, or the register's once it is listed; `reason`: why it was set aside. */
export const UnlistedRow = z.object({
  id: z.string(), state: z.enum(STATE_NAMES), name: z.string(), uscc: z.nullable(z.string()), areaName: z.string(),
  filedAt: z.string(), decidedAt: z.nullable(z.string()), reason: z.nullable(z.string()),
})
export type UnlistedRow = z.infer<typeof UnlistedRow>

export const UNLISTED_API = defineActions('unlisted', {
  'unlisted.areas': {
    zh: '未登记的企业可以选的区域，一次一级',
    /** Without an area from the top; where the top is one area, what lies in it. */
    input: z.object({ areaId: z.optional(id) }),
    /** `more`: something that can be chosen lies in it. Nothing below a street. */
    output: z.object({ at: z.nullable(Named), below: z.array(z.extend(Named, { more: z.boolean() })) }),
    errors: [],
  },
  'unlisted.list': {
    zh: '不在名册的企业，按后来怎么样了分',
    input: z.object({ ...askedOfUnlisted, cursor, limit: rowsPerPage(50) }),
    /** Whoever was named last first. `counts`: how many there are of each state; with the first page, null otherwise. */
    output: z.object({
      items: z.array(UnlistedRow), next: z.nullable(z.string()),
      counts: z.nullable(z.record(z.enum(STATE_NAMES), z.int())),
    }),
    errors: ['NOT_ALLOWED'],
  },
  'unlisted.show': {
    zh: '一家不在名册的企业，为它提过多少件诉求',
    input: z.object({ unlistedId: id }),
    output: z.object({
      id: z.string(), version: z.int(), state: z.enum(STATE_NAMES),
      /** As it was written; empty once it is a company of the register. */
      name: z.string(), uscc: z.nullable(z.string()), area: Named,
      /** `cases`: of its name; once it is listed, those the company has because of it. `undoing`: so many still have to come back. */
      filedAt: z.string(), lastAt: z.string(), cases: z.int(), undoing: z.int(),
      /** Whoever filed first, of what is neither confidential nor closed to anybody. */
      filer: z.nullable(z.object({ nameMasked: z.string(), phoneMasked: z.string() })),
      company: z.nullable(Named),
      decidedBy: z.nullable(z.string()), decidedAt: z.nullable(z.string()), reason: z.nullable(z.string()),
    }),
    errors: ['NOT_ALLOWED', 'UNLISTED_NOT_FOUND'],
  },
  'unlisted.link': {
    zh: '这就是名册里的哪家企业：诉求从此归它',
    input: z.object({ requestId, unlistedId: id, seen, companyId: id }),
    output: z.object({ version: z.int() }),
    errors: [...errors, 'COMPANY_NOT_FOUND', 'UNLISTED_UNDOING'],
  },
  'unlisted.unlink': {
    zh: '对应错了：诉求恢复为提交时写的企业',
    input: z.object({ requestId, unlistedId: id, seen }),
    output: z.object({ version: z.int() }),
    errors: [...errors, 'UNLISTED_NOT_LISTED'],
  },
  'unlisted.setAside': {
    zh: '搁置一家不在名册的企业，写明原因',
    input: z.object({ requestId, unlistedId: id, seen, reason: line(200, 2) }),
    output: z.object({ version: z.int() }),
    errors,
  },
})
