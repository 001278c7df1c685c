/** What may be wrong with a code or a company, and what to do about it. */
export const REGISTER_ERRORS = {
  CODE_MALFORMED: '这不是码上办的码，或者没有输全。请对照牌子上的编号再输一次，或重新扫码。',
  CODE_FORGED: '这张码是伪造或改动过的，不能使用。请扫企业或窗口张贴的原码，也请把这张码告诉我们。',
  CODE_KEY_RETIRED: '这张码的版本太旧，已经停用。请联系服务专员换新码。',
  CODE_UNKNOWN: '没有找到这张码。请重新扫码，或打咨询电话。',
  CODE_REVOKED: '这张码已经停用。请扫新码，或联系服务专员。',
  CODE_REPLACED: '这张码已经换新，旧码不能再用。请扫新码，或联系服务专员。',
  SCAN_TOO_OFTEN: '扫得太快了。请过一分钟再试。',
  COMPANY_NOT_FOUND: '没有找到这家企业。请重新扫企业码。',
} as const
export type RegisterError = keyof typeof REGISTER_ERRORS
