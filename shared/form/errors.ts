/** What may be wrong with input, and what to do about it. */
export const INPUT_ERRORS = {
  INPUT_MISSING: '还有一项没有填。请补上再提交。',
  INPUT_TYPE: '有一项的格式不对。请检查后再提交。',
  INPUT_TOO_LONG: '有一项写得太长了。请删短一些再提交，长的内容可以放在附件里。',
  INPUT_TOO_SHORT: '有一项写得太短了。请写完整再提交。',
  INPUT_INVALID: '有一项填得不对。请检查后再提交。',
  FILE_NOT_YOURS: '有一个附件不是您上传的，或已经失效。请删掉它重新添加。',
  FILE_TYPE: '这种文件不能上传。可以传照片、PDF 和 Word。',
} as const
export type InputError = keyof typeof INPUT_ERRORS
