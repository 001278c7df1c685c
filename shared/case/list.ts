import { choice, date, flag, region, unit, worded } from '../form/field'
import { addMs, chinaDay, chinaInstant, DAY_MS, type Instant } from '../kernel/instant'
import { listTable, type Narrowed, type Span } from '../list/list'
import { CASE_KIND_LABELS } from './kinds'
import { CASE_STATUS_LABELS } from './status'

/** When it is due: it is over already, still today, in the seven days that begin today. */
export const DUE_LABELS = { overdue: '已超期', today: '今天到期', week: '七天内到期' } as const

const midnightAfter = (instant: Instant, days: number): Instant => addMs(chinaInstant(chinaDay(instant)), days * DAY_MS)

const dueSpan = (due: string, now: Instant): Span => (due === 'overdue' ? ['-infinity', now] : [now, midnightAfter(now, due === 'today' ? 1 : 7)])

/** The list of cases. */
export const CASE_LIST = listTable({
  // prettier-ignore
  filters: {
    status:    { field: worded(choice(CASE_STATUS_LABELS), { zh: '状态' }), column: 'status', by: 'is' },
    kind:      { field: worded(choice(CASE_KIND_LABELS), { zh: '类型' }), column: 'kind', by: 'is' },
    due:       { field: worded(choice(DUE_LABELS), { zh: '期限' }), column: 'by_due', by: 'in', span: dueSpan },
    urgent:    { field: worded(flag, { zh: '只看紧急的' }), column: 'urgent', by: 'yes' },
    unclaimed: { field: worded(flag, { zh: '只看没人接手的' }), column: 'handler_id', by: 'none' },
    unowned:   { field: worded(flag, { zh: '只看没有分出去的' }), column: 'handler_id', also: 'unit_id', by: 'none' },
    away:      { field: worded(flag, { zh: '只看经办人请假的' }), column: 'handler_id', by: 'away' },
    area:      { field: worded(region, { zh: '区域' }), column: 'lies_in.area', by: 'under' },
    unit:      { field: worded(unit, { zh: '办理单位' }), column: 'unit_id', by: 'is' },
    from:      { field: worded(date, { zh: '提交不早于' }), column: 'filed_at', by: 'in', span: (day) => [chinaInstant(day), 'infinity'] },
    until:     { field: worded(date, { zh: '提交不晚于' }), column: 'filed_at', by: 'in', span: (day) => ['-infinity', midnightAfter(chinaInstant(day), 1)] },
  },
  parts: { filed: { status: 'filed' }, handling: { status: 'handling' }, waiting: { status: 'waiting' }, unclaimed: { unclaimed: true } },
  orders: { newest: { zh: '最新提交在前', column: 'filed_at' } },
  // prettier-ignore
  columns: {
    number: { zh: '编号', file: { number: '诉求编号' } },
    title:  { zh: '诉求', fixed: true, file: { title: '诉求', company: '企业' } },
    kind:   { zh: '类型', file: { kind: '类型' } },
    due:    { zh: '期限', file: { status: '状态', due: '期限', stops: '暂停次数' } },
    holder: { zh: '谁在办', file: { holder: '谁在办' } },
  },
})
export type CaseFilters = typeof CASE_LIST['filters']

/** The piles of a board that are lists of cases, and what narrows what is going on to each. */
export const PILES = {
  unowned: { unowned: true },
  dueToday: { due: 'today' },
  overdue: { due: 'overdue' },
  away: { away: true },
} as const satisfies Record<string, Narrowed<CaseFilters>>
export type CasePart = keyof typeof CASE_LIST['parts']
