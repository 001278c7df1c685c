import type { Instant } from '../kernel/instant'
import { ok, type Result } from '../kernel/result'
import type { Calendar } from '../sla/calendar'
import { type Clock, instantOfShare } from '../sla/clock'
import type { CalendarUncovered } from '../sla/working-time'
import type { EntryKind } from './lifecycle'
import type { Case } from './schema'

/**
 * What happens by itself as time passes (field guide: warn at 50 % and 80 %, overdue is red; silence counts as confirmed).
 * `share` of a limit, or the end of the days for confirming. A row fires once per run of its clock.
 */
export interface Alarm {
  name: string
  clock: 'response' | 'handling' | 'confirm'
  share: number
  entry: EntryKind
}

// prettier-ignore
export const ALARMS: readonly Alarm[] = [
  { name: '签收时限过半',       clock: 'response', share: 0.5, entry: 'warned'  },
  { name: '签收超期',           clock: 'response', share: 1,   entry: 'overdue' },
  { name: '办理时限过半',       clock: 'handling', share: 0.5, entry: 'warned'  },
  { name: '办理时限用去八成',   clock: 'handling', share: 0.8, entry: 'warned'  },
  { name: '办理超期',           clock: 'handling', share: 1,   entry: 'overdue' },
  { name: '期满没有异议',       clock: 'confirm',  share: 1,   entry: 'closed'  },
]

type Watched = Pick<Case, 'status' | 'clocks' | 'confirmBy' | 'alarmsDone'>

/** Names one firing: the same row fires again after the clock was restarted (reopened) . */
export const alarmKey = (alarm: Alarm, current: Pick<Case, 'clocks'>): string => {
  const clock: Clock | null = alarm.clock === 'confirm' ? null : current.clocks[alarm.clock]
  return `${alarm.clock}:${alarm.share}:${clock?.startedAt ?? ''}`
}

/** When a row will fire, or null while it cannot (paused, stopped, already fired). */
function firesAt(alarm: Alarm, current: Watched, calendar: Calendar): Result<Instant | null, CalendarUncovered> {
  if (alarm.clock === 'confirm') return ok(current.status === 'answered' ? current.confirmBy : null)
  const clock = current.clocks[alarm.clock]
  if (!clock || current.alarmsDone.includes(alarmKey(alarm, current))) return ok(null)
  return instantOfShare(calendar, clock, alarm.share)
}

/** The next row to fire and when; null when none will. Earliest first; of two at one instant the later row of the table wins last. */
export function nextAlarm(current: Watched, calendar: Calendar): Result<{ alarm: Alarm; at: Instant } | null, CalendarUncovered> {
  let next: { alarm: Alarm; at: Instant } | null = null
  for (const alarm of ALARMS) {
    const at = firesAt(alarm, current, calendar)
    if (!at.ok) return at
    if (at.value !== null && (next === null || at.value < next.at)) next = { alarm, at: at.value }
  }
  return ok(next)
}

/** The next instant at which a rule fires on a case by itself, or null. */
export function wakeAtOf(current: Watched, calendar: Calendar): Result<Instant | null, CalendarUncovered> {
  const next = nextAlarm(current, calendar)
  return next.ok ? ok(next.value?.at ?? null) : next
}
