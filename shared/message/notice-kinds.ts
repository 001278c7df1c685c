import { NOTICE_WORDS as OF_CASES } from '../case/notice-kinds'
import type { NoticeWords } from '../flow/notice-words'
import { NOTICE_WORDS as OF_SUPERVISIONS } from '../supervision/notices'

/** Of nothing that is recorded: messages `of` this. */
export const TENANT = 'tenant'
/** So many messages of one kind to one person at once become one. */
export const DIGEST_FROM = 6
const OF_THE_TENANT = {
  digest: { title: '几件诉求有了同样的变化', phrase: '多件变化', template: 'task' },
  handedOver: { title: '有工作交接给您', phrase: '由您接手', template: 'task' },
  settingProposed: { title: '有设置改动等您确认', phrase: '待确认', template: 'task' },
  settingDecided: { title: '设置改动有了结果', phrase: '有结果', template: 'task' },
  mergeProposed: { title: '有合并等您确认', phrase: '待确认', template: 'task' },
  mergeDecided: { title: '提出的合并有了结果', phrase: '有结果', template: 'task' },
  viewed: { title: '管理员看了您看到的页面', phrase: '被查看', template: 'task' },
  bindingAsked: { title: '有人申请加入企业', phrase: '待同意', template: 'task' },
  bindingDisputed: { title: '有人申请做您企业的负责人', phrase: '请您留意', template: 'task' },
  bindingReview: { title: '有企业负责人的申请等您审核', phrase: '待审核', template: 'task' },
  bindingObjected: { title: '企业负责人提出了异议', phrase: '有异议', template: 'task' },
  bindingGranted: { title: '您已加入企业', phrase: '已同意', template: 'progress' },
  bindingRefused: { title: '加入企业的申请有了结果', phrase: '没有同意', template: 'progress' },
  bindingRemoved: { title: '您不再是这家企业的人', phrase: '已移除', template: 'progress' },
  bindingMadeOwner: { title: '您成了企业负责人', phrase: '已移交', template: 'progress' },
  calendarMissing: { title: '放假安排还没有录入', phrase: '待录入', template: 'task' },
} as const satisfies Record<string, NoticeWords>

/** The words of every kind of notice, of whatever flow. */
export const NOTICE_WORDS = { ...OF_CASES, ...OF_SUPERVISIONS, ...OF_THE_TENANT } satisfies Record<string, NoticeWords>
export type NoticeKind = keyof typeof NOTICE_WORDS
export const NOTICE_KINDS = Object.keys(NOTICE_WORDS) as [NoticeKind, ...NoticeKind[]]
