/** What may be refused about a rating, and what to do about it. */
export const RATING_ERRORS = {
  RATING_REASON_REQUIRED: '请选一个或写一句不满意的原因，方便核实改进。',
  RATING_DUPLICATE: '这件事您已经评价过了。评价提交后不能更改，如有补充请再提一件诉求。',
  RATING_NOT_YET: '事情办结以后才能评价。请等答复后再来。',
  RATING_OWN_WORK: '这件事是您或您的单位经办的，不能由您评价。请由企业的其他人来评。',
  RATING_OWN_UNIT: '这是您单位的窗口，本单位的人不能评价。请由来办事的人扫码评价。',
  RATING_TICKET_INVALID: '这次评价没有认出是从哪张码来的，写的内容没有丢。请重新扫窗口上的码再评。',
  RATING_TICKET_EXPIRED: '扫码已经超过十分钟，写的内容没有丢。请重新扫窗口上的码再评。',
  RATING_TICKET_USED: '这次扫码已经评价过了，不用再提交。还要评，请重新扫窗口上的码。',
  RATING_TOO_OFTEN: '今天对这个窗口的评价次数已经用完。谢谢您，请明天再来。',
} as const
