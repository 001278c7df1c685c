import type { CaseStatus } from '@shared/case/status'
import { type Instant, MINUTE_MS, toMs } from '@shared/kernel/instant'
import type { Calendar } from '@shared/sla/calendar'
import { countedMs, type LimitUnit } from '@shared/sla/limit'
import { type CaseClocks, runningClock } from './light'
import { assumedWords, dayLength, lengthWords, whenDue } from './time'

const VERBS: Partial<Record<CaseStatus, string>> = { filed: '签收', handling: '办结', waiting: '补齐' }

/** Until when what: of whatever was handed on while it was being handled nobody is promised to sign for it at the end of that. */
function verbOf(status: CaseStatus, clocks: CaseClocks | undefined): string {
  if (status !== 'filed') return VERBS[status] ?? ''
  return clocks === undefined ? '' : VERBS[runningClock(clocks).which === 'handling' ? 'handling' : 'filed'] ?? ''
}

/** The date of a case, wherever one is told: in a row, on a card, in a file. */
export const dueLine = ({ status, dueAt, clocks }: { status: CaseStatus; dueAt: Instant; clocks?: CaseClocks }, now: Instant): string =>
  `${whenDue(now, dueAt, verbOf(status, clocks))}${clocks === undefined ? '' : assumedWords(runningClock(clocks).clock)}`

/** 「2 天 1 小时」 by which something is late, as its limit counts: working time for working limits. Null where it is not, or no calendar reaches. */
export function lateFor(calendar: Calendar, unit: LimitUnit, due: Instant, now: Instant): string | null {
  const late = countedMs(calendar, unit, toMs(due), toMs(now))
  return !late.ok || toMs(due) > toMs(now) ? null : lengthWords(late.value / MINUTE_MS, dayLength(calendar, unit))
}
