/** What may be refused about a case, and what to do about it. */
export const CASE_ERRORS = {
  CASE_NOT_FOUND: '没有找到这件诉求，或者您没有查看的权限。请回首页，从诉求列表里打开。',
  CASE_WRONG_STATUS: '这件诉求现在的状态不能这样操作。请刷新后再看。',
  CASE_NOT_YOURS: '这件诉求现在不由您经办，不能这样操作。请刷新后再看。',
  CASE_CHANGED: '您写的时候，这件诉求有了新变化。请看一下新变化，您写的内容都还在。',
  CASE_OWN_WORK: '这件诉求是您经办的，不能由您确认办结。请由企业的其他人确认；到期没有异议，会自动办结。',
  COMPANY_REQUIRED: '请先扫企业码，选定是哪家企业。',
  SUBJECT_NOT_FOUND: '没有找到您要反映的人员或单位。请重新选择，或者先不选。',
  SUBJECT_NOT_OF_UNIT: '您选的人不在您选的单位里。请只选一个，要反映两个请分开提交。',
  TARGET_NOT_FOUND: '没有找到要转给的单位或人员。请重新选择。',
  TARGET_NOT_SUITABLE: '不能转给这个单位或人员。请换一个再试。',
  TARGET_NO_OFFICE: '您选的单位或人员不办理诉求。请改选承办单位，或者单位里的经办人、{officer}。',
  TARGET_NOT_OF_UNIT: '您选的人不在您选的单位里。请改选这个单位的人，或者只选单位。',
  TARGET_NOT_COLLEAGUE: '这位同志不是本单位的经办人。请改选本单位的同事；要给外单位，请用“转办”。',
  TARGET_AWAY: '这位同志正在请假，或还没有登录过。请改选在岗的人，或者只选他的单位。',
  TARGET_OUT_OF_REACH: '这里不在您能转办的范围内。经办人请选本县区或市级的单位，分办员请选自己辖区里的单位或人员。',
  TARGET_IS_SUBJECT: '这件诉求反映的就是他或他的单位，不能交给他们。请改选别的单位。',
  TARGET_SAME: '这件诉求已经在这里了。请选择别的单位或人员。',
  CASE_URGED: '今天已经催过了，经办人和督办员都已收到。下一个工作日还可以再催，急事可以打电话。',
  CONTACT_NOT_VERIFIED: '您还没有绑定这家企业，只能留自己验证过的手机号。请把联系电话清空再提交。',
  CONTACT_MISSING: '请留一个联系电话，经办人好找到您。',
} as const
export type CaseError = keyof typeof CASE_ERRORS
