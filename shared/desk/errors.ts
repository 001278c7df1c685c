/** What may be refused about signing in at a desk, and what to do about it. */
export const DESK_ERRORS = {
  DESK_CODE_UNKNOWN: '这个登录码不对，或者已经过期。请在电脑上换一个码，再扫一次。',
  DESK_CODE_USED: '这个登录码已经用过，或者已经作废。请在电脑上换一个码，再扫一次。',
  DESK_NUMBER_WRONG: '数字对不上，这次登录已经作废。不是您本人在电脑前，请不要再扫；是您本人，请在电脑上换一个码重来。',
  DESK_TOO_OFTEN: '太频繁了，请等一分钟再试。',
  DESK_SESSION_NOT_FOUND: '没有找到这次登录，可能早已退出。请下拉刷新再看。',
  DESK_ON_PHONE_ONLY: '这一步要在手机的小程序里操作。',
  DESK_OFF: '这里没有开通网页登录。请在手机的小程序里办理。',
  DESK_FOREIGN_PAGE: '这个请求不是从登录的网页发来的，没有办理。请从单位的网址重新打开网页。',
  DESK_SIGN_IN: '请用手机的小程序扫码登录。',
  DESK_ENDED: '这次登录已经结束。要继续办理，请重新扫码登录。',
  DESK_IDLE: '三十分钟没有操作，已经自动退出。请重新扫码登录。',
  DESK_OVER: '登录满八小时，已经自动退出。请重新扫码登录。',
  DESK_NO_OFFICE: '您已经不在岗，网页上不能再办理。如有疑问，请联系管理员。',
} as const
