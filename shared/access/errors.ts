/** Who may not, and what to do about it. */
export const ACCESS_ERRORS = {
  SIGN_IN_REQUIRED: '请先在微信里登录，再来操作。',
  NOT_ALLOWED: '您没有这个操作的权限。如有需要，请联系管理员。',
  PHONE_NOT_VERIFIED: '请先验证手机号，再提交诉求。',
  PHONE_CODE_INVALID: '手机号验证没有成功，验证码只能用一次、五分钟内有效。请再点一次“验证手机号”。',
  PRIVACY_NOT_AGREED: '请先阅读并同意隐私保护指引，再使用手机号和照片。不同意不影响其他功能。',
  VIEWING_ONLY_LOOKS: '正在看别人看到的页面，只能看，不能办。先结束查看。',
  VIEWING_NOT_SHOWN: '正在看别人看到的页面，这一部分不给看。请返回看别的，或者先结束查看。',
  VIEWING_OVER: '这次查看已经结束：到了时间，或者双方的职务有变动。请结束查看，回到您自己的页面。',
  VIEWING_SELF: '这是您自己，不用这样看。请回首页看自己的页面。',
  BIND_PHONE_OLD: '手机号验证得太久了，可能已经换了人。请再验证一次手机号，接着绑定。',
  BIND_PHONE_MISMATCH: '您的手机号不在这家企业的登记联系人里。可以先以“未核实”提交诉求，照样有人办；要绑定，请企业联系{officer}更新登记的联系人。',
} as const
export type AccessError = keyof typeof ACCESS_ERRORS
