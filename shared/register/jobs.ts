/** A kind of what happens later: what an administrator calls it, and what is not done any more once a job of it is set aside, by how many it touches (counted where it waits; cloudfunctions/register/decisions/job-touches.ts). */
interface JobWords {
  zh: string
  left(many: string, name: string): string
}

/** Counts end there: so many or more. */
export const MOST_COUNTED = 1000

// prettier-ignore
const JOBS: Readonly<Record<string, JobWords>> = {
  recognise: { zh: '诉求归到名册里的企业', left: (many) => `${many} 件诉求还没有归好，会留在现在的企业名下` },
  calendar:  { zh: '按新的放假安排重算期限', left: (many) => `最多 ${many} 件在办诉求，期限照旧的安排` },
  alarm:     { zh: '到期提醒和自动升级', left: (many) => `${many} 件不再到期提醒，也不再自动升级` },
  fanOut:    { zh: '通知很多人', left: (many) => `最多 ${many} 人收不到这条消息` },
  media:     { zh: '检查图片', left: (many) => `最多 ${many} 张图片不再检查` },
  file:      { zh: '核对附件', left: (many) => `${many} 个附件不再核对` },
  push:      { zh: '整理提醒', left: (many) => `${many} 人收不到微信提醒，消息列表里都还有` },
  send:      { zh: '发微信提醒', left: (many) => `${many} 人收不到这条微信提醒，消息列表里还有` },
  office:    { zh: '职务到期结束', left: (many) => `${many} 个职务到期也不会自己结束，要到人员里去结束` },
  move:      { zh: '区域或单位调整以后整理诉求', left: (many) => `最多 ${many} 件在办诉求会留在原来的区域或单位，已办结的也是` },
  handOver:  { zh: '工作交接', left: (many) => `${many} 件在办诉求还在原来的人名下，不再转过去` },
  yearAhead: { zh: '查下一年的放假安排', left: () => '只少查这一次，以后照常' },
  tidy:      { zh: '清理旧数据', left: () => '只少清理这一次，以后照常' },
  import:    { zh: '导入', left: (many, name) => `“${name}”还有 ${many} 行不再处理` },
  export:    { zh: '导出', left: (many, name) => `“${name}”不再写完，已写的 ${many} 行也不能下载` },
  print:     { zh: '打印牌子', left: (many, name) => `“${name}”还有 ${many} 块不再排版` },
}
export const jobWords = (kind: string): string => JOBS[kind]?.zh ?? '后台任务'

/** What is not done any more once it is set aside; of a kind that nobody has words for: only that it is not done. `many`: no more than `MOST_COUNTED` are counted. */
export const leftWords = (kind: string, many: number, name: string | null): string =>
  JOBS[kind]?.left(many >= MOST_COUNTED ? `${MOST_COUNTED} 多` : String(many), name ?? '') ?? '这件事不再做'

/** Why a job has stopped, by what its log says; the rest is for whoever maintains the system. */
const WHY: readonly (readonly [RegExp, string])[] = [
  [/ended without an answer/, '每次做到一半就断了'],
  [/Storage/i, '文件存不进去或读不出来'],
  [/timeout|BUSY|canceling statement/i, '数据库太忙，没有等到'],
  [/OUTAGE|ECONN|terminat/i, '数据库连不上'],
  [/WeChat|errcode|\b4\d{4}\b/i, '微信没有接受'],
]
export const failureWords = (error: string | null): string => WHY.find(([when]) => when.test(error ?? ''))?.[1] ?? '程序出错，请把这一条告诉维护系统的人'
