import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { id, line, requestId } from '../form/fields'

/** Where a decision is made; a job is tried again or set aside where it stands. */
export const DECIDED_AT = ['import', 'companies', 'assign', 'calendar', 'setting', 'job', 'unlisted', 'merge'] as const

/** Something that waits for an administrator's decision. */
export const DecisionView = z.object({
  id: z.string(),
  title: z.string(), detail: z.string(),
  at: z.nullable(z.string()),
  /** `key` names the thing there: the import, the job, the setting (of the area `kind`, or of a unit in it). */
  where: z.object({ of: z.enum(DECIDED_AT), kind: z.nullable(z.string()), key: z.nullable(z.string()), unitId: z.optional(z.string()) }),
})
export type DecisionView = z.infer<typeof DecisionView>

const job = { requestId, kind: line(40), key: line(200) }
const errors = ['NOT_ALLOWED', 'JOB_GONE', 'REQUEST_ID_REUSED'] as const

export const DECISION_API = defineActions('register', {
  'register.decisions': {
    zh: '等管理员决定的事',
    input: z.object({ areaId: id }),
    /** The newest of each sort; `many`: all there are. */
    output: z.object({ items: z.array(DecisionView), many: z.int() }),
    errors: ['NOT_ALLOWED'],
  },
  'register.tryJob': { zh: '让停下的后台任务再试一次', input: z.object(job), output: z.object({ kind: z.string() }), errors },
  'register.dropJob': { zh: '搁置停下的后台任务（不再做）', input: z.object(job), output: z.object({ kind: z.string() }), errors },
})
