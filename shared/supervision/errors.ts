/** What may be refused about an order of supervision, and what to do about it. */
export const SUPERVISION_ERRORS = {
  SUPERVISION_NOT_FOUND: '没有找到这份督办，或者您没有查看的权限。请回到诉求刷新。',
  SUPERVISION_WRONG_STATUS: '这份督办现在的状态不能这样操作。请刷新后再看。',
  SUPERVISION_NOT_YOURS: '这份督办现在不由您回复，不能这样操作。请刷新后再看。',
  SUPERVISION_CHANGED: '您写的时候，这份督办有了新变化。请看一下新变化，您写的内容都还在。',
  SUPERVISION_OPEN: '您对这件诉求的上一份督办还没有了结。请先认可或撤销，再发新的。',
  SUPERVISION_DATE: '回复期限要在今天下班以后、九十天以内。请改一个日期再发。',
} as const
export type SupervisionError = keyof typeof SUPERVISION_ERRORS
