import { type Box, BOXES } from '../flow/shape'

/** Few states; overdue, urgent, flagged and unverified are facts beside them, never states. */
export const CASE_STATUSES = ['filed', 'handling', 'waiting', 'answered', 'closed', 'withdrawn'] as const
export type CaseStatus = (typeof CASE_STATUSES)[number]

export const CASE_STATUS_LABELS: Record<CaseStatus, string> = {
  filed: '待签收',
  handling: '办理中',
  waiting: '待补材料',
  answered: '已答复',
  closed: '已办结',
  withdrawn: '已撤回',
}

/** The three piles a list of cases shows. */
export const CASE_BOXES = BOXES
export type CaseBox = Box

export const BOX_OF_STATUS: Record<CaseStatus, CaseBox> = {
  filed: 'open',
  handling: 'open',
  waiting: 'open',
  answered: 'answered',
  closed: 'done',
  withdrawn: 'done',
}
