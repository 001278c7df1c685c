/** Why somebody has not become one of a company's people, or something of them was not changed, and what to do about it. */
export const BINDING_ERRORS = {
  BINDING_GONE: '没有找到这一条，可能已经处理了。请刷新再看。',
  BINDING_SETTLED: '这一条已经处理过了。请刷新再看。',
  BINDING_ALREADY: '您已经是这家企业的人，不用再申请。请回首页看。',
  BINDING_WAITING: '您已经申请过，正在等对方同意。结果会发消息告诉您。',
  BINDING_FULL: '这家企业的人数已满。请负责人先移除不再用的人。',
  BINDING_OWNER_ONLY: '只有企业负责人能管人。请找负责人办理。',
  BINDING_NOT_YOURS: '这件事不由您决定。企业有负责人的，请负责人决定；没有的，请联系{officer}。',
  BINDING_TWO_EYES: '您是申请人，或者是这家企业的人，不能由您决定。请另一位工作人员办理。',
  BINDING_ANOTHER: '第一次是您审的，申诉要由另一位管理员决定。',
  BINDING_TOO_EARLY: '负责人还在可以提出异议的时间里。请等时间到了，或他答复以后再决定。',
  BINDING_LAST_OWNER: '您是唯一的负责人，还有别的人在。请先把负责人交给他们中的一位，再退出。',
  BINDING_OWNER_STAYS: '他也是负责人，不能直接移除。请他自己退出，或联系管理员。',
  BINDING_NO_APPEAL: '这一条不能再申诉。有新的材料，请重新申请，或当面找{officer}办理。',
  BINDING_INVITATION_UNKNOWN: '没有这个邀请码，或者没有输全。请对照再输一次，或请企业重新邀请。',
  BINDING_INVITATION_USED: '这个邀请码已经用过，只能用一次。请企业重新邀请。',
  BINDING_INVITATION_OVER: '这个邀请码已经过期或收回。请企业重新邀请。',
  BINDING_INVITATION_OWN: '这是您自己发的邀请，要由本人使用。请把邀请码交给他。',
  BINDING_FACE_OVER: '这个码两分钟就换一次，刚才的已经过期。请再扫一次工作人员手机上的新码。',
} as const
export type BindingError = keyof typeof BINDING_ERRORS
