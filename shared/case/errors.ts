/** What may be refused about a case, and what to do about it. */
export const CASE_ERRORS = {
  CASE_NOT_FOUND: '没有找到这件诉求，或者您没有查看的权限。请回首页，从诉求列表里打开。',
  CASE_WRONG_STATUS: '这件诉求现在的状态不能这样操作。请刷新后再看。',
  CASE_NOT_YOURS: '这件诉求现在不由您经办，不能这样操作。请刷新后再看。',
  CASE_CHANGED: '您写的时候，这件诉求有了新变化。请看一下新变化，您写的内容都还在。',
  COMPANY_REQUIRED: '请先扫企业码，选定是哪家企业。',
  SUBJECT_NOT_FOUND: '没有找到您要反映的人员或单位。请重新选择，或在内容里写明。',
  TARGET_NOT_FOUND: '没有找到要转给的单位或人员。请重新选择。',
  TARGET_NOT_SUITABLE: '不能转给这个单位或人员。请换一个再试。',
  TARGET_SAME: '这件诉求已经在这里了。请选择别的单位或人员。',
  CONTACT_NOT_VERIFIED: '您还没有绑定这家企业，只能留自己验证过的手机号。请把联系电话清空再提交。',
  CONTACT_MISSING: '请留一个联系电话，经办人好找到您。',
} as const
export type CaseError = keyof typeof CASE_ERRORS
