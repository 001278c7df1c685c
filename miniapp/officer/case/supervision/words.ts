import type { SupervisionEntryView, SupervisionView } from '@shared/supervision/contract'
import { SUPERVISION_ACTS } from '@shared/supervision/acts'
import { ENTRY_RULES } from '@shared/supervision/entries'
import type { Instant } from '@shared/kernel/instant'
import { dueWords, pastWords } from '@/presenters/time'
import type { StatusLook } from '@/presenters/tone'
import type { IconName } from '@/ui/icon-paths'
import type { TimelineItem } from '@/ui/Timeline'

/** What can be done about 督办 on a page: order one, or act on one. */
export type SupervisionDoing = 'order' | SupervisionView['actions'][number]

interface Words {
  question: string
  consequence: string
  label: string
  placeholder: string
  submit: string
  done: string
  icon: IconName
  /** Fewest and most characters, as the contract has them; 0: may be left empty. */
  text: { min: number; max: number }
}

export const SUPERVISION_WORDS: Record<SupervisionDoing, Words> = {
  order: {
    question: '要求谁、什么时候回话', consequence: '发给经办人，到期没有回复会报给上一级；企业看不到', label: '督办什么', placeholder: '例如：企业等着发货，请说明办到哪一步、什么时候能办好',
    submit: '发出督办', done: '督办已发出', icon: 'flag', text: { min: 4, max: 500 },
  },
  reply: {
    question: '怎么回复督办', consequence: SUPERVISION_ACTS.reply.consequence, label: '回复', placeholder: '办到哪一步、卡在哪里、什么时候能办好',
    submit: '回复督办', done: '已回复督办人', icon: 'send', text: { min: 4, max: 1000 },
  },
  meet: {
    question: '认可这个回复吗', consequence: SUPERVISION_ACTS.meet.consequence, label: '补充一句', placeholder: '可以不填',
    submit: '认可，了结督办', done: '督办已了结', icon: 'check-circle', text: { min: 0, max: 500 },
  },
  withdraw: {
    question: '为什么撤销督办', consequence: SUPERVISION_ACTS.withdraw.consequence, label: '原因', placeholder: '例如：已经当面了解清楚',
    submit: '撤销督办', done: '督办已撤销', icon: 'return', text: { min: 2, max: 500 },
  },
}

/** What is wrong with the words, in a sentence; null when nothing is. */
export function textProblem(doing: SupervisionDoing, text: string): string | null {
  const { label, text: { min, max } } = SUPERVISION_WORDS[doing]
  const length = [...text.trim()].length
  if (length === 0 && min > 0) return `请填写${label}`
  if (length < min) return `请写完整，至少 ${min} 个字`
  return length > max ? `请删到 ${max} 字以内` : null
}

/** Picture, colour and word of an order. */
export function supervisionLook({ status, dueAt }: Pick<SupervisionView, 'status' | 'dueAt'>, now: Instant): StatusLook {
  switch (status) {
    case 'ordered': return dueAt !== null && now >= dueAt ? { word: '超期未回复', icon: 'octagon-x', tone: 'red' } : { word: '等待回复', icon: 'flag', tone: 'amber' }
    case 'replied': return { word: '已回复', icon: 'message', tone: 'blue' }
    case 'met': return { word: '已认可', icon: 'check-circle', tone: 'green' }
    case 'withdrawn': return { word: '已撤销', icon: 'return', tone: 'still' }
    case 'ended': return { word: '随件了结', icon: 'check-ring', tone: 'still' }
  }
}

/** 「林甲 请在 周五 18:00 前回复」; empty once it is answered or over. */
export const dueLine = ({ status, dueAt, holderName }: SupervisionView, now: Instant): string =>
  status === 'ordered' && dueAt !== null ? `${holderName ?? '分办员'}${now >= dueAt ? ' 本应在 ' : ' 请在 '}${dueWords(now, dueAt)}回复` : ''

const authorOf = ({ who }: SupervisionEntryView): string => (who.role === 'system' ? '' : who.me ? '您' : who.name ?? who.unitName ?? '')

function titleOf(entry: SupervisionEntryView): string {
  if (entry.kind === 'moved') return `诉求转给了${entry.holderName ?? '分办员'}，由他回复`
  if (entry.kind === 'overdue') return '到期没有回复，报给了上一级'
  if (entry.kind === 'ordered') return `${authorOf(entry)}发出督办`
  return `${authorOf(entry)}${ENTRY_RULES[entry.kind].zh}`
}

/** The record of an order, oldest first. */
export const supervisionLines = (order: SupervisionView, now: Instant): TimelineItem[] => order.trail.map((entry, at) => ({
  key: String(entry.seq),
  node: entry.kind === 'overdue' ? 'warning' : entry.kind === 'met' ? 'done' : at === order.trail.length - 1 ? 'now' : 'past',
  title: titleOf(entry),
  time: pastWords(now, entry.at),
  ...(entry.text === undefined ? {} : { detail: entry.text }),
}))
