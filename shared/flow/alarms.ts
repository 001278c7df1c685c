import type { Instant } from '../kernel/instant'
import { ok, type Result } from '../kernel/result'
import type { Calendar } from '../sla/calendar'
import { instantOfRest, instantOfShare } from '../sla/clock'
import type { CalendarUncovered } from '../sla/working-time'
import type { Alarm } from './flow'
import type { RecordedRow, Shape } from './shape'

type Watched<S extends Shape> = Pick<RecordedRow<S>, 'clocks' | 'alarmsDone'>
type OfAlarms<S extends Shape, W> = { readonly alarms: readonly Alarm<S>[]; alarmsOf?: (doc: W) => readonly Alarm<S>[] }

/** Names one firing: the same row fires again after its clock was started over. */
export const alarmKey = <S extends Shape>(alarm: Alarm<S>, { clocks }: Pick<RecordedRow<S>, 'clocks'>): string =>
  `${alarm.clock}:${alarm.share ?? `-${alarm.left.amount} ${alarm.left.unit}`}:${clocks[alarm.clock]?.startedAt ?? ''}`

/** When a row will fire, or null while it cannot (paused, stopped, already fired). */
function firesAt<S extends Shape>(alarm: Alarm<S>, current: Watched<S>, calendar: Calendar): Result<Instant | null, CalendarUncovered> {
  const clock = current.clocks[alarm.clock]
  if (!clock || current.alarmsDone.includes(alarmKey(alarm, current))) return ok(null)
  return alarm.share === undefined ? instantOfRest(calendar, clock, alarm.left) : instantOfShare(calendar, clock, alarm.share)
}

/** The next row to fire and when; null when none will. Earliest first; of two at one instant the earlier row of the table. */
export function nextAlarm<S extends Shape, W extends Watched<S> = Watched<S>>(flow: OfAlarms<S, W>, current: W, calendar: Calendar): Result<{ alarm: Alarm<S>; at: Instant } | null, CalendarUncovered> {
  let next: { alarm: Alarm<S>; at: Instant } | null = null
  for (const alarm of flow.alarmsOf?.(current) ?? flow.alarms) {
    const at = firesAt(alarm, current, calendar)
    if (!at.ok) return at
    if (at.value !== null && (next === null || at.value < next.at)) next = { alarm, at: at.value }
  }
  return ok(next)
}

/** The next instant at which a rule fires by itself, or null. */
export function wakeAtOf<S extends Shape, W extends Watched<S> = Watched<S>>(flow: OfAlarms<S, W>, current: W, calendar: Calendar): Result<Instant | null, CalendarUncovered> {
  const next = nextAlarm(flow, current, calendar)
  return next.ok ? ok(next.value?.at ?? null) : next
}
