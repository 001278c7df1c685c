import type { EntryRule } from '../flow/flow'
import type { CaseShape } from './schema'

export const ENTRY_KINDS = [
  'filed', 'accepted', 'returned', 'transferred', 'claimed', 'assigned', 'handedOver', 'relinquished', 'informedOther', 'recognised', 'unrecognised', 'noted', 'materialRequested', 'materialSupplied', 'materialReminded', 'resumed', 'urged',
  'answered', 'confirmed', 'reopened', 'withdrawn', 'closed',
  'contactOpened', 'warned', 'overdue', 'recalculated', 'flagged', 'fileDiffers', 'erased', 'supervised',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/**
 * What may stand in the record of a case: how it is treated there, what it does to the clocks (签收时限 response, 办理时限 handling, supply,
 * the days in which the company may supply what it was asked for, and confirm, those in which it may object to an answer), and whom it tells.
 * The response clock starts at filing and survives return and assign: sending a case round must not buy time. Whoever claims has accepted. A transfer gives the new
 * holder a response limit of his own; a second one before anybody has signed for it gives none. A hand-over gives none either: whoever takes over has what is left, and
 * what is late stays late, so that nobody can win time by handing over.
 */
// prettier-ignore
export const ENTRY_RULES: Record<EntryKind, EntryRule<CaseShape>> = {
  filed:             { zh: '提交诉求',      harmless: false, visibility: 'public',    clocks: { response: 'start' }, tells: [{ to: 'holder', kind: 'taskNew' }, { to: 'informed', kind: 'taskInformed' }] },
  accepted:          { zh: '签收',        harmless: false, visibility: 'public',    clocks: { response: 'stop', handling: 'start' }, tells: [{ to: 'filer', kind: 'accepted' }] },
  returned:          { zh: '退回分办',      harmless: false, visibility: 'public',    clocks: { handling: 'resume', supply: 'stop' }, tells: [{ to: 'filer', kind: 'returned' }, { to: 'holder', kind: 'taskReturned' }] },
  transferred:       { zh: '转办',        harmless: false, visibility: 'public',    clocks: { response: 'renew', handling: 'resume', supply: 'stop' }, tells: [{ to: 'filer', kind: 'transferred' }, { to: 'holder', kind: 'taskNew' }] },
  claimed:           { zh: '认领',        harmless: false, visibility: 'public',    clocks: { response: 'stop', handling: 'start' }, tells: [{ to: 'filer', kind: 'accepted' }] },
  assigned:          { zh: '指派',        harmless: false, visibility: 'public',    clocks: {}, tells: [{ to: 'holder', kind: 'taskAssigned' }] },
  handedOver:        { zh: '交接',        harmless: false, visibility: 'public',    clocks: {}, tells: [{ to: 'filer', kind: 'transferred' }] },
  relinquished:      { zh: '交回分办',      harmless: false, visibility: 'public',    clocks: { handling: 'resume', supply: 'stop' }, tells: [{ to: 'filer', kind: 'returned' }, { to: 'holder', kind: 'taskReturned' }] },
  informedOther:     { zh: '知悉换人',      harmless: true,  visibility: 'internal',  clocks: {}, tells: [] },
  recognised:        { zh: '对应到名册',      harmless: true,  visibility: 'public',    clocks: {}, tells: [{ to: 'informed', kind: 'taskInformed' }] },
  unrecognised:      { zh: '撤销对应',      harmless: true,  visibility: 'public',    clocks: {}, tells: [] },
  noted:             { zh: '记录',        harmless: true,  visibility: 'chosen',    clocks: {}, tells: [{ to: 'filer', kind: 'progress', when: 'publicFromOffice' }, { to: 'holder', kind: 'taskNote', when: 'fromFiler' }] },
  materialRequested: { zh: '请补材料',      harmless: false, visibility: 'public',    clocks: { handling: 'pause', supply: 'restart' }, tells: [{ to: 'filer', kind: 'materialWanted' }] },
  materialSupplied:  { zh: '补齐材料',      harmless: false, visibility: 'public',    clocks: { handling: 'resume', supply: 'stop' }, tells: [{ to: 'holder', kind: 'taskMaterial' }] },
  materialReminded:  { zh: '提醒补材料',     harmless: true,  visibility: 'public',    clocks: {}, tells: [{ to: 'filer', kind: 'materialDue' }] },
  resumed:           { zh: '未按时补齐',     harmless: false, visibility: 'public',    clocks: { handling: 'resume', supply: 'stop' }, tells: [{ to: 'holder', kind: 'taskResumed' }, { to: 'filer', kind: 'resumed' }] },
  answered:          { zh: '办结答复',      harmless: false, visibility: 'public',    clocks: { response: 'stop', handling: 'stop', supply: 'stop', confirm: 'restart' }, tells: [{ to: 'filer', kind: 'answered' }] },
  confirmed:         { zh: '确认办结',      harmless: false, visibility: 'public',    clocks: { confirm: 'stop' }, tells: [{ to: 'holder', kind: 'taskConfirmed' }] },
  reopened:          { zh: '要求重办',      harmless: false, visibility: 'public',    clocks: { handling: 'restart', confirm: 'drop' }, tells: [{ to: 'holder', kind: 'taskReopened' }] },
  urged:             { zh: '催办',        harmless: true,  visibility: 'public',    clocks: {}, tells: [{ to: 'holder', kind: 'taskUrged', when: 'fromFiler' }, { to: 'head', kind: 'taskUrged', when: 'fromFiler' }, { to: 'supervisors', kind: 'taskUrged', when: 'fromFiler' }, { to: 'holder', kind: 'taskPressed', when: 'publicFromOffice' }, { to: 'head', kind: 'taskPressed', when: 'publicFromOffice' }] },
  withdrawn:         { zh: '撤回',        harmless: false, visibility: 'public',    clocks: { response: 'stop', handling: 'stop', supply: 'stop' }, tells: [{ to: 'holder', kind: 'taskWithdrawn' }] },
  closed:            { zh: '自动办结',      harmless: false, visibility: 'public',    clocks: { confirm: 'stop' }, tells: [{ to: 'filer', kind: 'closed' }] },
  contactOpened:     { zh: '查看联系方式',    harmless: true,  visibility: 'public',    clocks: {}, tells: [] },
  warned:            { zh: '临期提醒',      harmless: true,  visibility: 'internal',  clocks: {}, tells: [{ to: 'holder', kind: 'taskDueSoon' }] },
  overdue:           { zh: '超期提醒',      harmless: true,  visibility: 'internal',  clocks: {}, tells: [{ to: 'holder', kind: 'taskOverdue' }, { to: 'supervisors', kind: 'taskOverdue' }] },
  recalculated:      { zh: '期限重算',      harmless: true,  visibility: 'public',    clocks: {}, tells: [{ to: 'filer', kind: 'dueMoved' }, { to: 'holder', kind: 'dueMoved' }] },
  flagged:           { zh: '内容待复核',     harmless: true,  visibility: 'internal',  clocks: {}, tells: [] },
  fileDiffers:       { zh: '附件被改动',     harmless: true,  visibility: 'public',    clocks: {}, tells: [] },
  erased:            { zh: '删除内容',      harmless: false, visibility: 'public',    clocks: {}, tells: [] },
  supervised:        { zh: '督办',        harmless: true,  visibility: 'internal',  clocks: {}, tells: [] },
}
