/** What may be wrong with input, and what to do about it. */
export const INPUT_ERRORS = {
  INPUT_MISSING: '还有一项没有填。请补上再提交。',
  INPUT_TYPE: '有一项的格式不对。请检查后再提交。',
  INPUT_TOO_LONG: '有一项写得太长了。请删短一些再提交，长的内容可以放在附件里。',
  INPUT_TOO_SHORT: '有一项写得太短了。请写完整再提交。',
  INPUT_INVALID: '有一项填得不对。请检查后再提交。',
  INPUT_PHONE_AREA: '座机请带上区号，例如 0571-8765 4321；港澳台和国外的号码前面加 + 和地区代码。',
  INPUT_PHONE_TWO: '这里有两个号码。请只留一个，另一个可以写在内容里。',
  INPUT_PHONE_SHORT: '号码少了几位。请再数一遍，手机号是 11 位。',
  INPUT_PHONE_LONG: '号码多了几位。请再数一遍，手机号是 11 位，分机前面写“转”。',
  INPUT_PHONE_OTHER: '这不像电话号码。请只填一个号码，别的字请去掉。',
  FILE_NOT_YOURS: '有一个附件不是您上传的，或已经失效。请删掉它重新添加。',
  FILE_MISSING: '有一个附件没有传完。请删掉它，重新添加一次。',
  FILE_DIFFERS: '有一个附件传上来的内容和选的时候不一样。请删掉它，重新添加一次。',
  FILE_TYPE: '这种文件不能上传。可以传照片、PDF、Word、Excel、WPS 和 OFD。',
} as const
export type InputError = keyof typeof INPUT_ERRORS
