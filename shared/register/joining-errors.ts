/** Why somebody has not become an official of the register, or could not be invited, and what to do about it. */
export const JOINING_ERRORS = {
  INVITATION_UNKNOWN: '没有这个邀请码，或者没有输全。请对照再输一次，或请管理员重新发一个。',
  INVITATION_USED: '这个邀请码已经用过，只能用一次。不是您用的，请马上告诉管理员。',
  INVITATION_OVER: '这个邀请码已经过期。请管理员重新发一个。',
  INVITATION_WITHDRAWN: '这个邀请码已经作废。请向管理员要新的一个。',
  INVITATION_OWN: '这是您自己发的邀请，要由本人使用。请把邀请码交给他。',
  JOIN_NOT_YOU: '名册里没有和您手机号一致、还没有登录的工作人员。请管理员核对登记的手机号，或给您发一个邀请码。',
  JOIN_PHONE_OLD: '手机号验证得太久了。请再点一次“验证手机号”，接着确认。',
  OFFICIAL_NOT_FOUND: '没有找到这个人，或不归您管。请刷新再看。',
  OFFICIAL_JOINED: '这个人已经登录，不用再邀请。请刷新再看。',
} as const
export type JoiningError = keyof typeof JOINING_ERRORS
