import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { id, line, requestId, seen } from '../form/fields'
import { MERGE_STATES, MERGED_KINDS } from '../register/merges'
import { Touched } from './things-views'

const Kind = z.enum(MERGED_KINDS, 'INPUT_INVALID')
const Named = z.object({ id: z.string(), name: z.string() })
const { touches } = Touched.shape

/** A merge that somebody has proposed. */
export const MergeView = z.object({
  mergeId: z.string(), of: Kind, from: Named, into: Named, reason: z.string(), state: z.enum(MERGE_STATES),
  by: z.nullable(z.string()), at: z.string(), mine: z.boolean(), decidedBy: z.nullable(z.string()), decidedAt: z.nullable(z.string()),
  /** What it touched when it was proposed; and what it touches: now, or when it was confirmed (null: it never was). */
  then: touches, touches: z.nullable(touches),
  /** Why it can't be confirmed as things are; null: nothing stands in the way, or it is settled. */
  hinders: z.nullable(z.string()),
})
export type MergeView = z.infer<typeof MergeView>

const DECIDING = [
  'MERGE_NOT_FOUND', 'MERGE_SETTLED', 'MERGE_SAME_PERSON', 'MERGE_NOT_YOURS', 'MERGE_CLOSED', 'MERGE_STALE', 'MERGE_OVER',
] as const
const HINDRANCES = ['THING_CLOSED', 'MOVE_RUNNING', 'AREA_LEVEL_WRONG', 'AREA_IN_ITSELF', 'UNIT_ABOUT_UNIT'] as const

/** Two areas, or two units, become one for good: one administrator proposes it, another confirms it. */
export const MERGE_API = defineActions('merge', {
  'merge.propose': {
    zh: '提出把一个区域或单位并入另一个（等另一位管理员确认）',
    input: z.object({ requestId, of: Kind, id, seen, toId: id, reason: z._default(line(100, 0), ''),
      /** What it would touch is told, and nothing is proposed. */
      preview: z._default(z.boolean('INPUT_TYPE'), false) }),
    /** `done`: it is proposed. */
    output: Touched,
    errors: ['NOT_ALLOWED', 'THING_NOT_FOUND', 'THING_CHANGED', ...HINDRANCES, 'MERGE_WAITING', 'MERGE_ALONE', 'REQUEST_ID_REUSED'],
  },
  'merge.show': {
    zh: '一个合并：涉及多少、现在能不能确认',
    input: z.object({ areaId: id, mergeId: id }),
    output: MergeView,
    errors: ['NOT_ALLOWED', 'MERGE_NOT_FOUND'],
  },
  'merge.decide': {
    zh: '确认、退回或撤回一个合并',
    input: z.object({ areaId: id, requestId, mergeId: id, decision: z.enum(['confirm', 'refuse', 'withdraw'], 'INPUT_INVALID') }),
    output: z.object({ state: z.enum(MERGE_STATES) }),
    errors: ['NOT_ALLOWED', ...DECIDING, 'MERGE_ALONE', ...HINDRANCES, 'REQUEST_ID_REUSED'],
  },
})
