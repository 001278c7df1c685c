/** Why nothing became of a company that is not in the register, and what to do about it. */
export const UNLISTED_ERRORS = {
  UNLISTED_NOT_FOUND: '没有找到这家企业，或不归您管。请回到等您决定的事再看。',
  UNLISTED_NOT_LISTED: '这家企业没有对应到名册，或它的诉求都已删去，没有什么可以撤销。请刷新再看。',
  UNLISTED_UNDOING: '上一次对应还在撤销，一般不到一分钟。请稍后再对应。',
  UNLISTED_CHANGED: '别的管理员刚刚处理过这家企业。请刷新再看。',
} as const
