import type { CaseSummary } from '@shared/case/views'
import { friendlyPast } from '@shared/kernel/friendly-time'
import type { Instant } from '@shared/kernel/instant'
import { dueLine } from './due'
import { CASE_STATUS_LABELS } from '@shared/case/status'

/** At the right of a row: what is going on, or who has it when it is not the reader. */
export function rowState(one: CaseSummary): string {
  if (one.box !== 'open' || one.holder.mine) return CASE_STATUS_LABELS[one.status]
  const who = one.holder.handlerName ?? one.holder.unitName
  if (who === null) return '待分办'
  return one.holder.handlerName === null ? `${who}待认领` : `${who}在办`
}

/** 「暂停 2 次」: how often its clock was stopped for material, for the office; '' for never. */
export const stopsWords = ({ stops = 0 }: Pick<CaseSummary, 'stops'>): string => (stops === 0 ? '' : `暂停 ${stops} 次`)

/** At the right end of the first line: 「今天 11:00 前签收」「昨天 17:20 到期」「不计时」, and for what is over, when that was. */
export function rowDue(one: Pick<CaseSummary, 'box' | 'status' | 'dueAt' | 'clocks' | 'filedAt' | 'closedAt'>, now: Instant): string {
  if (one.box !== 'open') return one.closedAt === null ? `${friendlyPast(now, one.filedAt)} 提交` : `${friendlyPast(now, one.closedAt)} 办结`
  if (one.dueAt === null) return '不计时'
  return dueLine({ ...one, dueAt: one.dueAt }, now)
}

/** The act that a row offers right there, with no form behind it. */
export function rowAct(one: Pick<CaseSummary, 'actions'>): 'accept' | 'claim' | null {
  if (one.actions.includes('accept')) return 'accept'
  return one.actions.includes('claim') ? 'claim' : null
}
