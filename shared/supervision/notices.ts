import type { NoticeRule } from '../flow/flow'
import type { NoticeWords } from '../flow/notice-words'
import type { SupervisionEntry } from './entries'
import type { SupervisionShape } from './schema'

export const SUPERVISION_NOTICES = ['supervised', 'supervisionReplied', 'supervisionMet', 'supervisionWithdrawn', 'supervisionLate', 'supervisionEnded', 'supervisionDueMoved'] as const
export type SupervisionNotice = (typeof SUPERVISION_NOTICES)[number]

// prettier-ignore
export const NOTICE_WORDS: Record<SupervisionNotice, NoticeWords> = {
  supervised:           { title: '有一件督办要您回复',   phrase: '督办',     template: 'task' },
  supervisionReplied:   { title: '您的督办有回复了',     phrase: '有回复',   template: 'task' },
  supervisionMet:       { title: '督办人认可了您的回复', phrase: '已认可',   template: 'task' },
  supervisionWithdrawn: { title: '一件督办已经撤销',     phrase: '已撤销',   template: 'task' },
  supervisionLate:      { title: '一件督办超期没有回复', phrase: '已超期',   template: 'task' },
  supervisionEnded:     { title: '督办的诉求已经了结',   phrase: '已了结',   template: 'task' },
  supervisionDueMoved:  { title: '督办的期限有变动',     phrase: '期限变动', template: 'task' },
}

/** Each event and whom it tells. Late goes up: to the supervisors of the areas above. The one who acts is never told of his own act. */
export const NOTICE_RULES: Record<SupervisionEntry, readonly NoticeRule<SupervisionShape>[]> = {
  ordered: [{ to: 'holder', kind: 'supervised', when: 'always' }],
  replied: [{ to: 'orderer', kind: 'supervisionReplied', when: 'always' }],
  met: [{ to: 'holder', kind: 'supervisionMet', when: 'always' }],
  withdrawn: [{ to: 'holder', kind: 'supervisionWithdrawn', when: 'always' }],
  moved: [{ to: 'holder', kind: 'supervised', when: 'always' }],
  ended: [{ to: 'orderer', kind: 'supervisionEnded', when: 'always' }],
  overdue: [
    { to: 'holder', kind: 'supervisionLate', when: 'always' },
    { to: 'orderer', kind: 'supervisionLate', when: 'always' },
    { to: 'superiors', kind: 'supervisionLate', when: 'always' },
  ],
  recalculated: [
    { to: 'holder', kind: 'supervisionDueMoved', when: 'always' },
    { to: 'orderer', kind: 'supervisionDueMoved', when: 'always' },
  ],
  flagged: [],
  fileDiffers: [],
  erased: [],
}
