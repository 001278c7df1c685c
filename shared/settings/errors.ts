/** What may be wrong with a setting, and what to do about it. */
export const SETTING_ERRORS = {
  SETTING_WRONG: '写的内容不对：{why}。请改正后再提交。',
  SETTING_NOT_HERE: '这一项不能在这里设置。请到它适用的区域去设置，或请上一级管理员设置。',
  SETTING_UNCITED: '请写明依据（文件名称和文号）。',
  SETTING_SAME: '和现在的一样，不用改。',
  SETTING_WAITING: '这一项已经有一个改动在等确认。请先确认、退回或撤回它。',
  SETTING_NOT_FOUND: '没有找到这个改动，或不归您管。请刷新再看。',
  SETTING_SETTLED: '这个改动已经处理过了。请刷新看现在的样子。',
  SETTING_SAME_PERSON: '这是您自己提出的，要由另一位管理员确认。',
  SETTING_NOT_YOURS: '只有提出的人可以撤回。您可以退回它。',
  SETTING_DATE: '生效日期不对：最早是今天，最晚是两年以后。请重新选。',
  NOTICE_NO_YEAR: '没有看出是哪一年的。请连同通知的标题一起粘贴。',
  NOTICE_NOT_UNDERSTOOD: '第 {line} 行没有看懂：“{text}”。{why}请对照原文改好再试。',
} as const
export type SettingError = keyof typeof SETTING_ERRORS
