/** What may be wrong with a matter, and what to do about it. */
export const MATTER_ERRORS = {
  MATTER_NOT_FOUND: '没有找到这个事项，可能已经改过。请返回重新找一下，或打咨询电话。',
  MATTER_PARENT: '上级事项已经停办，或不在这一类里。请重新选一个。',
  MATTER_DATES: '最后一天在第一天前面。请改其中一个日期。',
  SOLVED_KEPT: '已经过了十分钟，不能再撤销。还需要帮忙，请直接提交诉求。',
} as const
