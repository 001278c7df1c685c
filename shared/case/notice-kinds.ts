import type { NoticeWords } from '../flow/notice-words'

/** Whom an event tells. `holder`: the named handler, else everybody of the queue or pool it lies in; `head`: who leads the handler's unit. */
export type CaseTo = 'filer' | 'holder' | 'head' | 'informed' | 'supervisors'

export const NOTICE_KINDS = [
  'taskNew', 'taskInformed', 'taskReturned', 'taskAssigned', 'taskNote', 'taskMaterial', 'taskConfirmed', 'taskReopened', 'taskWithdrawn',
  'taskDueSoon', 'taskOverdue', 'taskResumed', 'taskUrged', 'taskPressed', 'accepted', 'returned', 'transferred', 'progress', 'materialWanted', 'materialDue', 'resumed', 'answered', 'closed', 'dueMoved',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

// prettier-ignore
export const NOTICE_WORDS: Record<NoticeKind, NoticeWords> = {
  taskNew:        { title: '有一件新诉求等您签收',     phrase: '待签收',   template: 'task' },
  taskInformed:   { title: '您的企业提了一件诉求',     phrase: '请知悉',   template: 'task' },
  taskReturned:   { title: '一件诉求被退回，等待分办', phrase: '待分办',   template: 'task' },
  taskAssigned:   { title: '有一件诉求指派给您',       phrase: '待签收',   template: 'task' },
  taskNote:       { title: '企业补充了说明',           phrase: '有补充',   template: 'task' },
  taskMaterial:   { title: '企业补齐了材料',           phrase: '已补齐',   template: 'task' },
  taskConfirmed:  { title: '企业确认办结',             phrase: '已办结',   template: 'task' },
  taskReopened:   { title: '企业认为没解决，请重办',   phrase: '要重办',   template: 'task' },
  taskWithdrawn:  { title: '企业撤回了诉求',           phrase: '已撤回',   template: 'task' },
  taskDueSoon:    { title: '一件诉求快到期了',         phrase: '快到期',   template: 'task' },
  taskOverdue:    { title: '一件诉求已经超期',         phrase: '已超期',   template: 'task' },
  taskResumed:    { title: '企业未按时补齐，请接着办', phrase: '接着办',   template: 'task' },
  taskUrged:      { title: '企业催办一件超期的诉求',   phrase: '企业催办', template: 'task' },
  taskPressed:    { title: '督办员催办一件诉求',       phrase: '被催办',   template: 'task' },
  accepted:       { title: '您的诉求有人接手了',       phrase: '已签收',   template: 'progress' },
  returned:       { title: '您的诉求正在重新分办',     phrase: '重新分办', template: 'progress' },
  transferred:    { title: '您的诉求转给了新的经办人', phrase: '已转办',   template: 'progress' },
  progress:       { title: '您的诉求有新进展',         phrase: '有进展',   template: 'progress' },
  materialWanted: { title: '请您补一份材料',           phrase: '待补材料', template: 'action' },
  materialDue:    { title: '请您补的材料快到期了',     phrase: '快到期',   template: 'action' },
  resumed:        { title: '未按时补齐，经办人接着办', phrase: '接着办',   template: 'progress' },
  answered:       { title: '您的诉求有答复了，请确认', phrase: '已答复',   template: 'action' },
  closed:         { title: '您的诉求已办结',           phrase: '已办结',   template: 'progress' },
  dueMoved:       { title: '办理期限有变动',           phrase: '期限变动', template: 'progress' },
}
