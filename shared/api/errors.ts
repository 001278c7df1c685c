/**
 * Every refusal the system can give: its code, and the Chinese sentence that tells the user what to do next.
 * The union is made from this table, so an error without a sentence does not compile.
 */
export const ERROR_MESSAGES = {
  // ---- input (any action) ----
  INPUT_MISSING: '还有一项没有填。请补上再提交。',
  INPUT_TYPE: '有一项的格式不对。请检查后再提交。',
  INPUT_TOO_LONG: '有一项写得太长了。请删短一些再提交，长的内容可以放在附件里。',
  INPUT_TOO_SHORT: '有一项写得太短了。请写完整再提交。',
  INPUT_CONTROL_CHARACTERS: '内容里有看不见的特殊字符。请删掉或重新输入后再提交。',
  INPUT_INVALID: '有一项填得不对。请检查后再提交。',
  ACTION_UNKNOWN: '没有这个操作。请更新到最新版本再试。',
  BUSY: '同一时间操作的人太多，没有成功，内容没有丢。请再点一次。',
  OUTAGE: '系统暂时不能用，没有写入，您的内容没有丢。请过几分钟再试。',
  OUTCOME_UNKNOWN: '没有等到结果，可能已经办成。请再点一次，不会重复提交。',
  REQUEST_ID_REUSED: '这次提交的编号已经用过，内容却不一样。请返回重新提交一次。',

  // ---- identity ----
  SIGN_IN_REQUIRED: '请先在微信里登录，再来操作。',
  NOT_ALLOWED: '您没有这个操作的权限。如有需要，请联系管理员。',
  PHONE_NOT_VERIFIED: '请先验证手机号，再提交诉求。',
  PHONE_CODE_INVALID: '手机号验证没有成功，验证码只能用一次、五分钟内有效。请再点一次“验证手机号”。',
  PRIVACY_NOT_AGREED: '请先阅读并同意隐私保护指引，再使用手机号和照片。不同意不影响其他功能。',
  BIND_PHONE_MISMATCH: '您的手机号不在这家企业的登记联系人里。可以请企业负责人邀请，或先以“未核实”提交诉求。',

  // ---- codes ----
  CODE_MALFORMED: '这不是码上办的码，或者没有输全。请对照牌子上的编号再输一次，或重新扫码。',
  CODE_FORGED: '这张码是伪造或改动过的，不能使用。请扫企业或窗口张贴的原码，也请把这张码告诉我们。',
  CODE_KEY_RETIRED: '这张码的版本太旧，已经停用。请联系服务专员换新码。',
  CODE_UNKNOWN: '没有找到这张码。请重新扫码，或打咨询电话。',
  CODE_REVOKED: '这张码已经停用。请扫新码，或联系服务专员。',
  CODE_REPLACED: '这张码已经换新，旧码不能再用。请扫新码，或联系服务专员。',
  SCAN_TOO_OFTEN: '扫得太快了。请过一分钟再试。',

  // ---- case ----
  CASE_NOT_FOUND: '没有找到这件诉求，或者您没有查看的权限。请回到列表刷新。',
  CASE_WRONG_STATUS: '这件诉求现在的状态不能这样操作。请刷新后再看。',
  CASE_NOT_YOURS: '这件诉求现在不由您经办，不能这样操作。请刷新后再看。',
  CASE_CHANGED: '您写的时候，这件诉求有了新变化。请看一下新变化，您写的内容都还在。',
  COMPANY_NOT_FOUND: '没有找到这家企业。请重新扫企业码。',
  COMPANY_REQUIRED: '请先扫企业码，选定是哪家企业。',
  SUBJECT_NOT_FOUND: '没有找到您要反映的人员或单位。请重新选择，或在内容里写明。',
  TARGET_NOT_FOUND: '没有找到要转给的单位或人员。请重新选择。',
  TARGET_NOT_SUITABLE: '不能转给这个单位或人员。请换一个再试。',
  TARGET_SAME: '这件诉求已经在这里了。请选择别的单位或人员。',
  FILE_NOT_YOURS: '有一个附件不是您上传的，或已经失效。请删掉它重新添加。',
  FILE_TYPE: '这种文件不能上传。可以传照片、PDF 和 Word。',
  CONTACT_MISSING: '请留一个联系电话，经办人好找到您。',
  CALENDAR_UNCOVERED: '期限跨到了还没有公布节假日的年份，暂时算不出来。请联系管理员补上那一年的节假日。',
  CALENDAR_INVALID: '节假日表有误。请检查日期后再提交。',

  // ---- rating ----
  RATING_REASON_REQUIRED: '请选一个或写一句不满意的原因，方便核实改进。',
  RATING_DUPLICATE: '这件事您已经评价过了。评价提交后不能更改，如有补充请再提一件诉求。',
  RATING_NOT_YET: '事情办结以后才能评价。请等答复后再来。',
  RATING_TOO_OFTEN: '今天对这个窗口的评价次数已经用完。谢谢您，请明天再来。',

  // ---- platform ----
  OFFLINE: '现在没有网络。写的内容已经存在这部手机里，有网后再点一次。',
  TIMEOUT: '网络有些慢，没有等到结果。内容没有丢，请再点一次，不会重复提交。',
  FUNCTION_TIMEOUT: '服务器没有按时回应。内容没有丢，请再点一次，不会重复提交。',
  UPSTREAM_UNAVAILABLE: '微信的服务暂时连不上。请过一会儿再试。',
  STORAGE_FAILED: '文件没有传上去。请再试一次，或换小一点的文件。',
  INTERNAL: '系统出了点问题，您的内容没有受影响。请再试一次，还不行请把问题编号告诉服务专员。',
} as const

export type ErrorCode = keyof typeof ERROR_MESSAGES

/** A refusal inside the core. `details` is for machines (which field, which newer entries), never personal data. */
export interface Refusal {
  code: ErrorCode
  details?: unknown
}

/** Builds a refusal; kept short because decisions use it often. */
export const refuse = (code: ErrorCode, details?: unknown): { readonly ok: false; readonly error: Refusal } => ({
  ok: false,
  error: details === undefined ? { code } : { code, details },
})
