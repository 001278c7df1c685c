import { addMs, chinaDay, chinaInstant, DAY_MS, type Instant, MINUTE_MS } from '../kernel/instant'
import type { QuotaError } from './quota-errors'

/** 时段: a minute of the clock, any ten minutes, a China day, or ever. */
export type Span = 'minute' | 'tenMinutes' | 'day' | 'ever'
export const SPAN_LABELS: Record<Span, string> = { minute: '一分钟', tenMinutes: '任意十分钟', day: '一天（北京时间）', ever: '一直' }

/** One bound on how often something may be done. */
export interface Quota {
  /** What is counted. */
  zh: string
  /** To whom or what it is counted. */
  per: string
  most: number
  span: Span
  citation: string
  /** Its own refusal; absent where the action's own one says it. */
  refuse?: QuotaError
}

const OURS = '本系统默认值，请按本地实际调整'
const AGAINST_FLOOD = `防止一人刷屏挤占窗口和大屏；${OURS}`
const AGAINST_FALSE_RATINGS = `防止刷分；${OURS}`
const AGAINST_GUESSING = `防止逐个试短码，又不让一台机器挡住共用出口的整个大厅；${OURS}`

/**
 * 次数限制: how often what may be done, in one table. Counted in the database, one locked row each (`quotas`), by the statement that does it: what
 * is refused or fails has not been counted. Another number for a tenant: its setting `quotas`, `{"filings": 40}`.
 */
// prettier-ignore
export const QUOTAS = {
  filings:           { zh: '提交诉求',         per: '一个人',               most: 20,   span: 'day',        citation: AGAINST_FLOOD, refuse: 'LIMIT_FILINGS' },
  filingsAtOnce:     { zh: '接连提交诉求',     per: '一个人',               most: 5,    span: 'tenMinutes', citation: AGAINST_FLOOD, refuse: 'LIMIT_FILINGS_AT_ONCE' },
  // Strangers apart: they could use up what its own people need.
  filingsOfCompany:  { zh: '一家企业的诉求',   per: '一家企业，本企业的人和未核实的人分开计', most: 50, span: 'day', citation: AGAINST_FLOOD, refuse: 'LIMIT_FILINGS_OF_COMPANY' },
  filingsOfUnlisted: { zh: '一家未登记企业的诉求', per: '一个区域里同一个名称或信用代码', most: 10, span: 'day', citation: `不在名册的名称谁都能写；${OURS}`, refuse: 'LIMIT_FILINGS_OF_UNLISTED' },
  unlistedNames:     { zh: '写新的未登记企业', per: '一个人',               most: 3,    span: 'day',        citation: `防止编造企业刷屏；${OURS}`, refuse: 'LIMIT_UNLISTED' },
  notes:             { zh: '记录',             per: '一件诉求，企业一方和办理一方分开计', most: 20, span: 'day', citation: AGAINST_FLOOD, refuse: 'LIMIT_NOTES' },
  notesAfterClosing: { zh: '办结以后的记录',   per: '一件诉求，企业一方和办理一方分开计', most: 3, span: 'ever', citation: AGAINST_FLOOD, refuse: 'LIMIT_NOTES_AFTER_CLOSING' },
  urges:             { zh: '督办员催办',       per: '一名督办员和一件诉求', most: 1, span: 'day',       citation: `催多了没有人看；${OURS}`, refuse: 'LIMIT_URGES' },
  uploads:           { zh: '上传文件',         per: '一个人',               most: 60,   span: 'day',        citation: AGAINST_FLOOD, refuse: 'LIMIT_UPLOADS' },
  exports:           { zh: '导出列表',         per: '一个人',               most: 20,   span: 'day',        citation: `防止整批带走数据；${OURS}`, refuse: 'LIMIT_EXPORTS' },
  joins:             { zh: '试邀请码',         per: '一个登录的人',         most: 20,   span: 'day',        citation: `防止逐个试邀请码；${OURS}`, refuse: 'LIMIT_JOINS' },
  bindings:          { zh: '申请加入企业、试邀请码', per: '一个登录的人', most: 20, span: 'day',  citation: `防止逐个试邀请码、冒名申请；${OURS}`, refuse: 'LIMIT_BINDINGS' },
  companyInvitations: { zh: '邀请企业的人',    per: '一家企业',             most: 20,   span: 'day',        citation: AGAINST_FLOOD, refuse: 'LIMIT_COMPANY_INVITATIONS' },
  // Several matters a day are possible, a burst is not.
  rateWindow:        { zh: '评价窗口',         per: '一个人和一个窗口',     most: 3,    span: 'day',        citation: AGAINST_FALSE_RATINGS },
  // Whoever has no WeChat has no name either: an address may be a hall's, so the code has a bound of its own.
  ratingTickets:     { zh: '未经微信评价窗口', per: '一个网络地址和一张码', most: 3,    span: 'day',        citation: AGAINST_FALSE_RATINGS, refuse: 'LIMIT_RATING_TICKETS' },
  ratingTicketsOfCode: { zh: '一张码未经微信的评价', per: '一张码',           most: 30,   span: 'day',        citation: AGAINST_FALSE_RATINGS, refuse: 'LIMIT_RATING_TICKETS_OF_CODE' },
  scan:              { zh: '扫码、输短码',     per: '一个登录的人',         most: 30,   span: 'minute',     citation: AGAINST_GUESSING },
  scanCode:          { zh: '未登录扫同一张码', per: '一张码和一个网络地址', most: 30,   span: 'minute',     citation: AGAINST_GUESSING },
  scanUnknown:       { zh: '未登录输错短码',   per: '一个网络地址；满了以后，这个地址一分钟内不能再输短码，扫码照常', most: 60, span: 'minute', citation: AGAINST_GUESSING },
  scanAddress:       { zh: '未登录扫码',       per: '一个网络地址',         most: 3000, span: 'minute',     citation: AGAINST_GUESSING },
  contacts:          { zh: '未登录查联系人',   per: '一个网络地址',         most: 600,  span: 'minute',     citation: `防止整批抄走，又不让一台机器挡住共用出口的整个大厅；${OURS}`, refuse: 'LIMIT_CONTACTS' },
  findCompany:       { zh: '按名称找企业',     per: '一个登录的人',         most: 20,   span: 'minute',     citation: `防止整批抄走名册；${OURS}`, refuse: 'LIMIT_FIND' },
  matters:           { zh: '找事项、看指南',   per: '一个登录的人，或未登录的一个网络地址', most: 600, span: 'minute', citation: `防止一台机器反复抓取，又不挡住共用出口的整个大厅；${OURS}`, refuse: 'LIMIT_MATTERS' },
  solved:            { zh: '看了指南就能办',   per: '一个人',               most: 20,   span: 'day',        citation: `防止刷数；${OURS}`, refuse: 'LIMIT_SOLVED' },
  deskCode:          { zh: '网页取登录码',     per: '一个网络地址',         most: 600,  span: 'minute',     citation: `一座楼常共用一个出口，每个网页一分钟换一个码；${OURS}` },
  deskLook:          { zh: '扫网页的登录码',   per: '一个登录的人',         most: 10,   span: 'minute',     citation: `防止逐个试登录码；${OURS}` },
} as const satisfies Record<string, Quota>
export type QuotaName = keyof typeof QUOTAS

/** Bounds that are a check of the flow and not a count: the case itself knows when it was done last. */
export const CHECKED = [
  { zh: '催一催', per: '一件诉求', most: 1, span: '一个工作日', citation: '到期后每个工作日可以催一次；计在诉求上（检查 notUrgedToday，拒绝 CASE_URGED）' },
] as const

/** One more of something: the row of `quotas` that it is counted in. */
export interface Count {
  what: QuotaName
  subject: string
  slot: string
  /** After that the row may go. */
  until: Instant | 'infinity'
  /** Of a span that slides, the instant itself: what lies as far back as `until` lies ahead counts no more. */
  at?: Instant
}

/** The slot of time that an instant falls into, and when it ends; a span that slides has one row for all time. */
export function slotAt(span: Span, now: Instant): Pick<Count, 'slot' | 'until' | 'at'> {
  switch (span) {
    case 'minute': return { slot: now.slice(0, 16), until: addMs(`${now.slice(0, 16)}:00.000Z`, MINUTE_MS) }
    case 'tenMinutes': return { slot: 'sliding', until: addMs(now, 10 * MINUTE_MS), at: now }
    case 'day': return { slot: chinaDay(now), until: addMs(chinaInstant(chinaDay(now)), DAY_MS) }
    case 'ever': return { slot: 'ever', until: 'infinity' }
  }
}

/** Counts one more of `what` to a subject at that moment. */
export const countOf = (what: QuotaName, subject: string, now: Instant): Count => ({ what, subject, ...slotAt(QUOTAS[what].span, now) })
