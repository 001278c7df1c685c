import type { SupervisionEntryView, SupervisionView } from '@shared/supervision/contract'
import { SUPERVISION_ACTS } from '@shared/supervision/acts'
import { ENTRY_RULES } from '@shared/supervision/entries'
import { ORDER_FIELDS } from '@shared/supervision/order'
import type { ActWords } from '@/words/act'
import { addMs, chinaDay, DAY_MS, type Instant } from '@shared/kernel/instant'
import { dueWords, pastWords } from '@/words/time'
import type { StatusLook } from '@/words/tone'
import type { TimelineItem } from '@/ui/Timeline'

/** What can be done about 督办 on a page: order one, or act on one. */
export type SupervisionDoing = 'order' | SupervisionView['actions'][number]

/** The rows of a sheet: the acts of the flow, and what begins it. */
export const SUPERVISION_ROWS = { ...SUPERVISION_ACTS, order: { zh: '督办', consequence: '发给经办人，到期没有回复会报给上一级；企业看不到', fields: ORDER_FIELDS } } as const

const WORDS: Record<SupervisionDoing, Partial<ActWords>> = {
  order: { question: '要求什么、什么时候回话', submit: '发出督办', done: '督办已发出', icon: 'flag' },
  reply: { question: '怎么回复督办', label: '回复', placeholder: '办到哪一步、卡在哪里、什么时候能办好', submit: '回复督办', done: '已回复督办人', icon: 'send' },
  meet: { question: '认可这个回复吗', label: '补充一句', placeholder: '可以不填', submit: '认可，了结督办', done: '督办已了结', icon: 'check-circle' },
  withdraw: { question: '为什么撤销督办', label: '原因', placeholder: '例如：已经当面了解清楚', submit: '撤销督办', done: '督办已撤销', icon: 'return' },
}
export const supervisionWords = (act: string): Partial<ActWords> => WORDS[act as SupervisionDoing]

/** A few days are the usual time for a word. */
const USUAL_DAYS = 2

/** What stands in the form of an order when it opens. */
export const usualOrder = (now: Instant) => ({ day: chinaDay(addMs(now, USUAL_DAYS * DAY_MS)) })

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

export function titleOf(entry: SupervisionEntryView): string {
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
