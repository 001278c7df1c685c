/** Why nothing became of a company that is not in the register, and what to do about it. */
export const UNLISTED_ERRORS = {
  UNLISTED_NOT_FOUND: '没有找到这家企业，或不归您管。请回到等您决定的事再看。',
  UNLISTED_CHANGED: '别的管理员刚刚处理过这家企业。请刷新再看。',
} as const
