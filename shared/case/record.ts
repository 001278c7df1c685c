import { ok, type Result } from '../kernel/result'
import { type Refusal, refuse } from '../api/errors'
import { type Actor, SYSTEM_ACTOR } from '../permission/actor'
import type { Role } from '../permission/roles'
import type { Calendar } from '../sla/calendar'
import { recompute } from '../sla/clock'
import { type Alarm, alarmKey, nextAlarm } from './alarms'
import { append, derive } from './append'
import { type Circumstances, decide } from './decide'
import { ENTRY_RULES, type EntryKind } from './lifecycle'
import type { Case, EntryContent } from './schema'
import { actKey } from './trail'

/** Things that are recorded on a case without being an act of the lifecycle: they change no state. */
function record(
  current: Case, kind: EntryKind, who: { actor: Actor; role: Role; requestId: string }, content: Partial<EntryContent>, circumstances: Circumstances,
): Result<Case, Refusal> {
  const rule = ENTRY_RULES[kind].visibility
  const next = append(
    current,
    {
      at: circumstances.now,
      kind,
      visibility: rule === 'chosen' ? 'public' : rule,
      by: who.actor.person,
      key: actKey(who.actor.person, who.requestId),
      asked: kind,
      salt: circumstances.salt,
      content: { role: who.role, name: who.actor.workName, unitName: null, ...content },
    },
    circumstances.calendar,
  )
  return next.ok ? ok(next.value) : refuse('CALENDAR_UNCOVERED', next.error)
}

const bySystem = (requestId: string) => ({ actor: SYSTEM_ACTOR, role: 'system' as const, requestId })

/** Somebody of the office opened the contact of the company; the company reads who and why (features row 97). */
export const recordContactOpened = (current: Case, actor: Actor, role: Role, requestId: string, reason: string, circumstances: Circumstances): Result<Case, Refusal> =>
  record(current, 'contactOpened', { actor, role, requestId }, { text: reason }, circumstances)

/** The content check wants a person to look; nothing is refused or hidden from the office. */
export function recordFlag(current: Case, why: string, requestId: string, circumstances: Circumstances): Result<Case, Refusal> {
  return record({ ...current, flagged: true }, 'flagged', bySystem(requestId), { text: why }, circumstances)
}

function fire(current: Case, alarm: Alarm, circumstances: Circumstances): Result<Case, Refusal> {
  const key = alarmKey(alarm, current)
  if (alarm.entry === 'closed') {
    const closed = decide(current, { act: 'close', requestId: `${key}:${current.version}`, seen: current.version }, SYSTEM_ACTOR, circumstances)
    return closed.ok ? ok(closed.value.next) : closed
  }
  return record({ ...current, alarmsDone: [...current.alarmsDone, key] }, alarm.entry, bySystem(key), { rule: alarm.name }, circumstances)
}

/**
 * The next rule whose moment has come, fired; null when none has. One rule per call, so that one write holds one entry:
 * the timer calls again until null.
 */
export function fireNextAlarm(current: Case, circumstances: Circumstances): Result<Case | null, Refusal> {
  const next = nextAlarm(current, circumstances.calendar)
  if (!next.ok) return refuse('CALENDAR_UNCOVERED', next.error)
  if (next.value === null || next.value.at > circumstances.now) return ok(null)
  return fire(current, next.value.alarm, circumstances)
}

/**
 * The case under a new calendar (design §5: limits are pinned, the calendar is not). When the date moves it leaves an entry, and with
 * it a notice; when nothing moves only the calendar version is noted (`moved: false`).
 */
export function recalculate(current: Case, circumstances: Circumstances): Result<{ next: Case; moved: boolean }, Refusal> {
  const { calendar } = circumstances
  const clocks = recomputed(current.clocks, calendar)
  if (!clocks.ok) return clocks
  const changed: Case = { ...current, clocks: clocks.value }
  const derived = derive(changed, calendar)
  if (!derived.ok) return refuse('CALENDAR_UNCOVERED', derived.error)
  if (derived.value.dueAt === current.dueAt) return ok({ next: derived.value, moved: false })
  const text = '节假日安排有变动，期限按新的工作日重新计算'
  const next = record(changed, 'recalculated', bySystem(`calendar:${calendar.version}`), { text }, circumstances)
  return next.ok ? ok({ next: next.value, moved: true }) : next
}

function recomputed(clocks: Case['clocks'], calendar: Calendar): Result<Case['clocks'], Refusal> {
  const response = clocks.response.stoppedAt ? ok(clocks.response) : recompute(calendar, clocks.response)
  if (!response.ok) return refuse('CALENDAR_UNCOVERED', response.error)
  const handling = !clocks.handling || clocks.handling.stoppedAt ? ok(clocks.handling) : recompute(calendar, clocks.handling)
  if (!handling.ok) return refuse('CALENDAR_UNCOVERED', handling.error)
  return ok({ response: response.value, handling: handling.value })
}
