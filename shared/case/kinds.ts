/** What kind of request it is (field guide: 咨询 求助 建议 投诉 举报 办不成事). */
export const CASE_KINDS = ['consult', 'help', 'suggest', 'complain', 'report', 'stuck'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

export const CASE_KIND_LABELS: Record<CaseKind, string> = {
  consult: '咨询',
  help: '求助',
  suggest: '建议',
  complain: '投诉',
  report: '举报',
  stuck: '办不成事',
}

/** Kinds that go round the person and unit they are about, and that nobody else in the chain sees. */
export const CONFIDENTIAL_KINDS: readonly CaseKind[] = ['complain', 'report']

/** What the request is about. A unit says which matters it takes (`Unit.takes`), so routing needs no code per matter. */
export const MATTERS = ['finance', 'transport', 'market', 'premises', 'water', 'science', 'labour', 'permit', 'supply', 'other'] as const
export type Matter = (typeof MATTERS)[number]

export const MATTER_LABELS: Record<Matter, string> = {
  finance: '融资贷款',
  transport: '交通运输',
  market: '市场经营',
  premises: '用地厂房',
  water: '供水排水',
  science: '科技创新',
  labour: '用工社保',
  permit: '证照审批',
  supply: '原料供应',
  other: '其他',
}
