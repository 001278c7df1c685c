import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { cursor, id, line, requestId, rowsPerPage } from '../form/fields'

/** Where a decision is made; a job is tried again or set aside where it stands. */
export const DECIDED_AT = ['import', 'companies', 'assign', 'calendar', 'setting', 'job', 'unlisted', 'merge'] as const

/** Sorts of what waits, in the order in which they are listed. */
export const DECISION_SORTS = ['jobs', 'proposals', 'merges', 'ready', 'stopped', 'failed', 'unmatched', 'unlisted', 'rules'] as const
export type DecisionSort = (typeof DECISION_SORTS)[number]
const Sort = z.enum(DECISION_SORTS, 'INPUT_INVALID')

/** Something that waits for an administrator's decision. */
export const DecisionView = z.object({
  id: z.string(), sort: Sort,
  title: z.string(), detail: z.string(),
  at: z.nullable(z.string()),
  /** `key` names the thing there: the import, the job, the setting (of the area `kind`, or of a unit in it). */
  where: z.object({ of: z.enum(DECIDED_AT), kind: z.nullable(z.string()), key: z.nullable(z.string()), unitId: z.optional(z.string()) }),
  /** Of a job: what is not done any more once it is set aside, in numbers. */
  left: z.optional(z.string()),
})
export type DecisionView = z.infer<typeof DecisionView>

const job = { requestId, kind: line(40), key: line(200) }
const errors = ['NOT_ALLOWED', 'JOB_GONE', 'REQUEST_ID_REUSED'] as const

export const DECISION_API = defineActions('register', {
  'register.decisions': {
    zh: '等管理员决定的事',
    input: z.object({ areaId: id }),
    /** The newest of each sort; `many`: all there are; `more`: of which sorts there are more. */
    output: z.object({ items: z.array(DecisionView), many: z.int(), more: z.array(z.object({ sort: Sort, many: z.int() })) }),
    errors: ['NOT_ALLOWED'],
  },
  'register.decisionsOf': {
    zh: '等管理员决定的事里的一类，全部',
    input: z.object({ areaId: id, sort: Sort, cursor, limit: rowsPerPage(50) }),
    output: z.object({ items: z.array(DecisionView), next: z.nullable(z.string()) }),
    errors: ['NOT_ALLOWED'],
  },
  'register.tryJob': { zh: '让停下的后台任务再试一次', input: z.object(job), output: z.object({ kind: z.string() }), errors },
  'register.dropJob': { zh: '搁置停下的后台任务（不再做）', input: z.object(job), output: z.object({ kind: z.string() }), errors },
})
