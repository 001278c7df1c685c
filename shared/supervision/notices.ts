import type { NoticeWords } from '../flow/notice-words'

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
