import type { MessageView } from '@shared/api/directory-views'
import type { NoticeKind } from '@shared/message/notice-kinds'
import type { Instant } from '@shared/kernel/instant'
import { pastGroup } from '@/words/time'
import type { StatusLook } from '@/words/tone'

type NoticeLook = Pick<StatusLook, 'icon' | 'tone'>

const LOOKS: Record<NoticeKind, NoticeLook> = {
  taskNew: { icon: 'bell', tone: 'blue' },
  taskInformed: { icon: 'info', tone: 'blue' },
  taskReturned: { icon: 'return', tone: 'amber' },
  taskAssigned: { icon: 'user', tone: 'blue' },
  taskNote: { icon: 'message', tone: 'blue' },
  taskMaterial: { icon: 'file', tone: 'blue' },
  taskConfirmed: { icon: 'check-circle', tone: 'green' },
  taskReopened: { icon: 'return', tone: 'amber' },
  taskWithdrawn: { icon: 'return', tone: 'still' },
  taskDueSoon: { icon: 'alert-triangle', tone: 'amber' },
  taskOverdue: { icon: 'octagon-x', tone: 'red' },
  taskResumed: { icon: 'return', tone: 'amber' },
  taskUrged: { icon: 'bell', tone: 'red' },
  taskPressed: { icon: 'bell', tone: 'red' },
  accepted: { icon: 'check-ring', tone: 'blue' },
  returned: { icon: 'transfer', tone: 'blue' },
  transferred: { icon: 'transfer', tone: 'blue' },
  progress: { icon: 'half-circle', tone: 'blue' },
  materialWanted: { icon: 'pause-square', tone: 'amber' },
  materialDue: { icon: 'clock', tone: 'amber' },
  resumed: { icon: 'half-circle', tone: 'blue' },
  answered: { icon: 'check-circle', tone: 'green' },
  closed: { icon: 'check-ring', tone: 'still' },
  dueMoved: { icon: 'clock', tone: 'blue' },
  digest: { icon: 'list', tone: 'amber' },
  handedOver: { icon: 'people', tone: 'blue' },
  settingProposed: { icon: 'hand', tone: 'amber' },
  settingDecided: { icon: 'check-ring', tone: 'blue' },
  mergeProposed: { icon: 'hand', tone: 'amber' },
  mergeDecided: { icon: 'check-ring', tone: 'blue' },
  calendarMissing: { icon: 'calendar', tone: 'amber' },
  viewed: { icon: 'info', tone: 'blue' },
  bindingAsked: { icon: 'people', tone: 'amber' },
  bindingDisputed: { icon: 'alert-triangle', tone: 'red' },
  bindingReview: { icon: 'people', tone: 'amber' },
  bindingObjected: { icon: 'alert-triangle', tone: 'amber' },
  bindingGranted: { icon: 'check-circle', tone: 'green' },
  bindingRefused: { icon: 'return', tone: 'still' },
  bindingRemoved: { icon: 'return', tone: 'still' },
  bindingMadeOwner: { icon: 'people', tone: 'blue' },
  supervised: { icon: 'flag', tone: 'amber' },
  supervisionReplied: { icon: 'message', tone: 'blue' },
  supervisionMet: { icon: 'check-circle', tone: 'green' },
  supervisionWithdrawn: { icon: 'return', tone: 'still' },
  supervisionLate: { icon: 'octagon-x', tone: 'red' },
  supervisionEnded: { icon: 'check-ring', tone: 'still' },
  supervisionDueMoved: { icon: 'clock', tone: 'blue' },
}

/** What a message that is about nothing recorded opens. */
export const PAGE_OF: { readonly [K in NoticeKind]?: string } = {
  settingProposed: '/admin/decisions/index', settingDecided: '/admin/settings/index', calendarMissing: '/admin/calendar/index',
  mergeProposed: '/admin/decisions/index', mergeDecided: '/admin/places/index',
  bindingAsked: '/company/people/index', bindingDisputed: '/company/people/index', bindingMadeOwner: '/company/people/index', bindingReview: '/admin/owners/index', bindingObjected: '/admin/owners/index',
  bindingRefused: '/company/join/index', bindingRemoved: '/company/join/index',
}

/** Picture and colour of a message; its words come with it. */
export const noticeLook = (kind: NoticeKind): NoticeLook => LOOKS[kind]

export interface MessageGroup {
  title: string
  messages: MessageView[]
}

/** Messages under 今天, 昨天, 最近一周, 更早; the order inside is kept. */
export function groupMessages(messages: readonly MessageView[], now: Instant): MessageGroup[] {
  const groups: MessageGroup[] = []
  for (const message of messages) {
    const title = pastGroup(now, message.at)
    const last = groups[groups.length - 1]
    if (last?.title === title) last.messages.push(message)
    else groups.push({ title, messages: [message] })
  }
  return groups
}

/** 「99+」 above 99, since the count is bounded; empty for none. */
export const unreadWords = (unread: number): string => (unread <= 0 ? '' : unread >= 99 ? '99+' : String(unread))
