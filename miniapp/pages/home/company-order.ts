import type { CaseSummary } from '@shared/case/views'
import { type Instant, toMs } from '@shared/kernel/instant'
import type { CaseCounts } from '@/case/use-case-list'

type Row = Pick<CaseSummary, 'id' | 'status' | 'dueAt'>

/** Rows that stand on the home page; the rest is one tap away. */
export const SHOWN = 5

const rankOf = ({ status, dueAt }: Row, now: Instant): number => {
  if (status === 'answered' || status === 'waiting') return 0
  return dueAt !== null && toMs(dueAt) <= toMs(now) ? 1 : 2
}

/** What waits for the company first, then what the office is late with, then the rest; as they came within each, and none twice. */
export function companyOrder<R extends Row>(rows: readonly R[], now: Instant): R[] {
  const once = [...new Map(rows.map((row) => [row.id, row])).values()]
  return once.sort((one, other) => rankOf(one, now) - rankOf(other, now))
}

/** 「还有 3 件」 beyond those shown; 「还有 95+ 件」 where the server stopped counting; null where all are shown. */
export function restWords({ open, answered }: Pick<CaseCounts, 'open' | 'answered'>): string | null {
  const rest = open + answered - SHOWN
  return rest <= 0 ? null : `还有 ${rest}${Math.max(open, answered) > 99 ? '+' : ''} 件`
}
