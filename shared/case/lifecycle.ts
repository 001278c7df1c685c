import type { Act } from '../flow/flow'
import { choice, defaulting, files, optional, person, prose, target, visibility, worded } from '../form/field'
import type { CaseCheck } from './checks'
import type { EntryKind } from './entries'
import type { CaseGuard } from './guards'
import type { CaseStatus } from './status'

/** A row of the table. Not of CaseShape: that is made of the table's keys. */
export type Transition = Act<{ status: CaseStatus; guard: CaseGuard; check: CaseCheck; entry: EntryKind }>

/** How an answered case ended (features row 40). */
export const RESULT_LABELS = { solved: '已经解决', explained: '解释说明', planned: '列入计划', impossible: '暂时办不了' } as const
export type CaseResult = keyof typeof RESULT_LABELS
export const RESULTS = Object.keys(RESULT_LABELS) as [CaseResult, ...CaseResult[]]

const result = worded(choice(RESULT_LABELS), { zh: '办理结果', ask: '请选一个办理结果' })
const colleague = worded(person, { zh: '同事', ask: '请选一位同事' })

const OPEN: readonly CaseStatus[] = ['filed', 'handling', 'waiting']

/**
 * The case lifecycle (诉求办理流程): one row per act. Readable by somebody who does not program:
 * who may do it, from which state, to which state, what it leaves in the record, what must be said with it.
 * Code is generic over this table; a change of policy is a change of a row. Guards are names, looked up in guards.ts.
 */
// prettier-ignore
export const CASE_LIFECYCLE = {
  accept:          { zh: '签收',     from: ['filed'],                to: 'handling',  entry: 'accepted',          by: { officer: 'isHandler', department: 'isHandler' },
                     fields: {}, consequence: '告诉企业您已接手，开始办理计时' },
  return:          { zh: '退回分办', from: OPEN,                     to: 'filed',     entry: 'returned',          by: { officer: 'isHandler', department: 'isHolder' },
                     fields: { text: prose(500, 2) }, consequence: '不该由您办，写明原因；计时不停，企业会看到' },
  transfer:        { zh: '转办',     from: OPEN,                     to: 'filed',     entry: 'transferred',       by: { officer: 'isHandler', department: 'isHolder', dispatcher: 'isInArea', lastResort: 'isLastResort' },
                     checks: ['placeNamed', 'placeFound', 'worksOffCases', 'ofUnitNamed', 'elsewhere', 'notItsSubject', 'withinReach', 'atWork'],
                     fields: { target, text: prose(500, 2) }, consequence: '转给别的部门或人员，写明原因；计时不停，企业会看到' },
  claim:           { zh: '认领',     from: ['filed'],                to: 'handling',  entry: 'claimed',           by: { department: 'isQueueMember' },
                     fields: {}, consequence: '由您来办，就算签收：告诉企业您已接手，开始办理计时' },
  assign:          { zh: '指派',     from: OPEN,                     to: 'same',      entry: 'assigned',          by: { department: 'isHeadOfHolder' },
                     checks: ['memberNamed', 'placeFound', 'worksOffCases', 'anotherPerson', 'ofTheUnit', 'notItsSubject', 'atWork'],
                     fields: { personId: colleague }, consequence: '交给本单位的一位同事，由他签收；签收计时不停' },
  handOver:        { zh: '交接',     from: [...OPEN, 'answered'],    to: 'same',      entry: 'handedOver',        by: { system: 'isNamed' },
                     checks: ['placeFound', 'worksOffCases', 'notItsSubject', 'atWork'], consequence: '经办人离岗，由同事接着办；各项计时照旧，不另给时限' },
  relinquish:      { zh: '交回分办', from: OPEN,                     to: 'filed',     entry: 'relinquished',      by: { system: 'isNamed' },
                     consequence: '经办人离岗，没有合适的同事接手，交给分办员安排；计时不停' },
  informOther:     { zh: '知悉换人', from: [...OPEN, 'answered'],    to: 'same',      entry: 'informedOther',     by: { system: 'hasInformed' },
                     consequence: '知悉的人离岗，由同事接着知悉；经办人和计时不变' },
  recognise:       { zh: '对应企业', from: [...OPEN, 'answered', 'closed', 'withdrawn'], to: 'same', entry: 'recognised', by: { system: 'isOfNoRegister' },
                     consequence: '归到名册里的企业，经办人和计时不变' },
  unrecognise:     { zh: '撤销对应', from: [...OPEN, 'answered', 'closed', 'withdrawn'], to: 'same', entry: 'unrecognised', by: { system: 'isOfRegister' },
                     consequence: '恢复为提交时写的企业，经办人和计时不变' },
  note:            { zh: '记录',     from: [...OPEN, 'answered', 'closed'], to: 'same', entry: 'noted',           by: { company: 'isCompanySide', officer: 'isHandlingSide', department: 'isHandlingSide', dispatcher: 'isInArea' },
                     bounded: ['LIMIT_NOTES', 'LIMIT_NOTES_AFTER_CLOSING'],
                     fields: { visibility: defaulting(visibility, 'public'), text: prose(2000), files: files(9) }, consequence: '记一笔进展，可给企业看，也可仅内部看' },
  requestMaterial: { zh: '请企业补材料', from: ['handling'],         to: 'waiting',   entry: 'materialRequested', by: { officer: 'isHandler', department: 'isHandler' },
                     fields: { text: prose(1000, 2), files: files(9) }, consequence: '计时暂停，补齐后继续；到期没有补齐，回到您手上接着办' },
  supplyMaterial:  { zh: '补材料',   from: ['waiting'],              to: 'handling',  entry: 'materialSupplied',  by: { company: 'isCompanySide' },
                     fields: { text: prose(1000), files: files(9) }, consequence: '发给经办人，恢复计时' },
  resume:          { zh: '到期接着办', from: ['waiting'],            to: 'handling',  entry: 'resumed',           by: { system: 'isSupplyOver' },
                     consequence: '企业未按时补齐，恢复计时，交回经办人接着办' },
  answer:          { zh: '办结并答复', from: ['handling', 'waiting'], to: 'answered', entry: 'answered',          by: { officer: 'isHandler', department: 'isHandler' },
                     fields: { result: defaulting(result, 'solved'), text: prose(2000, 4), files: files(9) }, consequence: '停止计时，请企业确认' },
  confirm:         { zh: '确认办结', from: ['answered'],             to: 'closed',    entry: 'confirmed',         by: { company: 'isCompanySide' },
                     checks: ['notOwnWork'],
                     fields: {}, consequence: '事情办好了，可以评价' },
  reopen:          { zh: '没解决',   from: ['answered'],             to: 'handling',  entry: 'reopened',          by: { company: 'isCompanySide' },
                     fields: { text: prose(1000, 2), files: files(9) }, consequence: '写明还差什么，退给经办人重新办理' },
  urge:            { zh: '催一催',   from: ['filed', 'handling'],    to: 'same',      entry: 'urged',             by: { company: 'isCompanySideAndLate', supervisor: 'isSupervisor' },
                     checks: ['notUrgedToday'], bounded: ['LIMIT_URGES'],
                     fields: { text: optional(prose(200)) }, consequence: '告诉经办人、他的单位负责人和督办员；一个工作日可以催一次' },
  withdraw:        { zh: '撤回诉求', from: OPEN,                     to: 'withdrawn', entry: 'withdrawn',         by: { company: 'isCompanySide' },
                     fields: { text: optional(prose(500)) }, consequence: '不再办理，记录保留' },
  close:           { zh: '自动办结', from: ['answered'],             to: 'closed',    entry: 'closed',            by: { system: 'isSettled' },
                     fields: {}, consequence: '期满没有异议，视为确认' },
} as const satisfies Record<string, Transition>

/** Acts on an existing case; on the wire `case.<act>`. */
export type CaseAct = keyof typeof CASE_LIFECYCLE
export const CASE_ACTS = Object.keys(CASE_LIFECYCLE) as CaseAct[]

/** The row of an act, with the general type (so generic code needs no narrowing). */
export const transitionOf = (act: CaseAct): Transition => CASE_LIFECYCLE[act]
