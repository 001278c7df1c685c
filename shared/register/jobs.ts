/** What happens later, as an administrator calls it, by the kind of its job. */
const JOBS: Readonly<Record<string, string>> = {
  recognise: '诉求归到名册里的企业', calendar: '按新的放假安排重算期限', alarm: '到期提醒和自动升级', fanOut: '通知很多人', media: '检查图片', file: '核对附件', push: '整理提醒', send: '发微信提醒',
  yearAhead: '查下一年的放假安排', tidy: '清理旧数据', import: '导入', export: '导出',
}
export const jobWords = (kind: string): string => JOBS[kind] ?? '后台任务'

/** Why a job has stopped, by what its log says; the rest is for whoever maintains the system. */
const WHY: readonly (readonly [RegExp, string])[] = [
  [/ended without an answer/, '每次做到一半就断了'],
  [/Storage/i, '文件存不进去或读不出来'],
  [/timeout|BUSY|canceling statement/i, '数据库太忙，没有等到'],
  [/OUTAGE|ECONN|terminat/i, '数据库连不上'],
  [/WeChat|errcode|\b4\d{4}\b/i, '微信没有接受'],
]
export const failureWords = (error: string | null): string => WHY.find(([when]) => when.test(error ?? ''))?.[1] ?? '程序出错，请把这一条告诉维护系统的人'
