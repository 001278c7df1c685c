import type { Act } from '../flow/flow'
import type { CaseCheck } from './checks'
import type { EntryKind } from './entries'
import type { CaseGuard } from './guards'
import type { CaseStatus } from './status'

/** What must come with an act besides its words. */
export type Need = 'text' | 'target' | 'member' | 'visibility' | 'result'

/** A row of the table. Not of CaseShape: that is made of the table's keys. */
export interface Transition extends Act<{ status: CaseStatus; guard: CaseGuard; check: CaseCheck; entry: EntryKind }> {
  needs: readonly Need[]
  /** May photos or files come with it? */
  files: boolean
}

const OPEN: readonly CaseStatus[] = ['filed', 'handling', 'waiting']

/**
 * The case lifecycle (诉求办理流程): one row per act. Readable by somebody who does not program:
 * who may do it, from which state, to which state, what it leaves in the record, what must be said with it.
 * Code is generic over this table; a change of policy is a change of a row. Guards are names, looked up in guards.ts.
 */
// prettier-ignore
export const CASE_LIFECYCLE = {
  accept:          { zh: '签收',     from: ['filed'],                to: 'handling',  entry: 'accepted',          by: { officer: 'isHandler', department: 'isHandler' },
                     needs: [],                 files: false, consequence: '告诉企业您已接手，开始办理计时' },
  return:          { zh: '退回分办', from: ['filed', 'handling'],    to: 'filed',     entry: 'returned',          by: { officer: 'isHandler', department: 'isHolder' },
                     needs: ['text'],           files: false, consequence: '不该由您办，写明原因；计时不停，企业会看到' },
  transfer:        { zh: '转办',     from: ['filed', 'handling'],    to: 'filed',     entry: 'transferred',       by: { officer: 'isHandler', department: 'isHolder', dispatcher: 'isInArea' },
                     checks: ['placeNamed', 'placeFound', 'elsewhere', 'notItsSubject'],
                     needs: ['target', 'text'], files: false, consequence: '转给别的部门或专员，写明原因；计时不停，企业会看到' },
  claim:           { zh: '认领',     from: ['filed'],                to: 'same',      entry: 'claimed',           by: { department: 'isQueueMember' },
                     needs: [],                 files: false, consequence: '由您来办；签收计时不停' },
  assign:          { zh: '指派',     from: ['filed', 'handling'],    to: 'same',      entry: 'assigned',          by: { department: 'isHeadOfHolder' },
                     checks: ['memberNamed', 'placeFound', 'anotherPerson', 'ofTheUnit', 'notItsSubject'],
                     needs: ['member'],         files: false, consequence: '交给本单位的一位同事；签收计时不停' },
  note:            { zh: '记录',     from: [...OPEN, 'answered', 'closed'], to: 'same', entry: 'noted',           by: { company: 'isCompanySide', officer: 'isHandlingSide', department: 'isHandlingSide', dispatcher: 'isInArea' },
                     needs: ['text', 'visibility'], files: true, consequence: '记一笔进展，可给企业看，也可仅内部看' },
  requestMaterial: { zh: '请企业补材料', from: ['handling'],         to: 'waiting',   entry: 'materialRequested', by: { officer: 'isHandler', department: 'isHandler' },
                     needs: ['text'],           files: true,  consequence: '计时暂停，补齐后继续' },
  supplyMaterial:  { zh: '补材料',   from: ['waiting'],              to: 'handling',  entry: 'materialSupplied',  by: { company: 'isCompanySide' },
                     needs: ['text'],           files: true,  consequence: '发给经办人，恢复计时' },
  answer:          { zh: '办结并答复', from: ['handling', 'waiting'], to: 'answered', entry: 'answered',          by: { officer: 'isHandler', department: 'isHandler' },
                     needs: ['text', 'result'], files: true,  consequence: '停止计时，请企业确认' },
  confirm:         { zh: '确认办结', from: ['answered'],             to: 'closed',    entry: 'confirmed',         by: { company: 'isCompanySide' },
                     needs: [],                 files: false, consequence: '事情办好了，可以评价' },
  reopen:          { zh: '没解决',   from: ['answered'],             to: 'handling',  entry: 'reopened',          by: { company: 'isCompanySide' },
                     needs: ['text'],           files: true,  consequence: '写明还差什么，退给经办人重新办理' },
  withdraw:        { zh: '撤回诉求', from: OPEN,                     to: 'withdrawn', entry: 'withdrawn',         by: { company: 'isCompanySide' },
                     needs: [],                 files: false, consequence: '不再办理，记录保留' },
  close:           { zh: '自动办结', from: ['answered'],             to: 'closed',    entry: 'closed',            by: { system: 'isSettled' },
                     needs: [],                 files: false, consequence: '期满没有异议，视为确认' },
} as const satisfies Record<string, Transition>

/** Acts on an existing case; on the wire `case.<act>`. */
export type CaseAct = keyof typeof CASE_LIFECYCLE
export const CASE_ACTS = Object.keys(CASE_LIFECYCLE) as CaseAct[]

/** The row of an act, with the general type (so generic code needs no narrowing). */
export const transitionOf = (act: CaseAct): Transition => CASE_LIFECYCLE[act]

/** How an answered case ended (features row 40). */
export const RESULTS = ['solved', 'explained', 'planned', 'impossible'] as const
export type CaseResult = (typeof RESULTS)[number]
export const RESULT_LABELS: Record<CaseResult, string> = { solved: '已经解决', explained: '解释说明', planned: '列入计划', impossible: '暂时办不了' }
