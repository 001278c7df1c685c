import { ok, type Result } from '../kernel/result'
import { refuse } from '../kernel/refusal'
import type { CaseRefusal } from './errors'
import { type Actor, SYSTEM_ACTOR } from '../access/actor'
import type { Role } from '../access/roles'
import type { Calendar } from '../sla/calendar'
import { recompute } from '../sla/clock'
import { type Alarm, alarmKey, nextAlarm } from './alarms'
import { append, both, derive } from './append'
import { type Circumstances, decide } from './decide'
import { ENTRY_RULES, type EntryKind } from './lifecycle'
import type { Case, Change, EntryContent } from './schema'

/** Things that are recorded on a case without being an act of the lifecycle: they change no state. */
function record(
  current: Case, kind: EntryKind, who: { actor: Actor; role: Role }, content: Partial<EntryContent>, circumstances: Circumstances,
): Result<Change, CaseRefusal> {
  const rule = ENTRY_RULES[kind].visibility
  const next = append(
    current,
    {
      at: circumstances.now,
      kind,
      visibility: rule === 'chosen' ? 'public' : rule,
      by: who.actor.personId,
      salt: circumstances.salt,
      content: { role: who.role, name: who.actor.workName, unitName: null, ...content },
    },
    circumstances.calendar,
  )
  return next.ok ? ok(next.value) : refuse('CALENDAR_UNCOVERED', next.error)
}

const BY_SYSTEM = { actor: SYSTEM_ACTOR, role: 'system' as const }

/** Somebody of the office opened the contact of the company; the company reads who and why, each time anew (features row 97). */
export const recordContactOpened = (current: Case, actor: Actor, role: Role, reason: string, circumstances: Circumstances): Result<Change, CaseRefusal> =>
  record(current, 'contactOpened', { actor, role }, { text: reason }, circumstances)

/** The content check wants a person to look; nothing is refused or hidden from the office. */
export const recordFlag = (current: Case, why: string, circumstances: Circumstances): Result<Change, CaseRefusal> =>
  record({ ...current, flagged: true }, 'flagged', BY_SYSTEM, { text: why }, circumstances)

/** A change with a flag on top of it, written with it. */
export function flagged(change: Change, circumstances: Circumstances): Result<Change, CaseRefusal> {
  const flag = recordFlag(change.next, '内容检查提示需要人工复核', circumstances)
  return flag.ok ? ok(both(change, flag.value)) : flag
}

/** The bytes of a file are not those that were filed: everybody reads that it is shown to nobody any more. */
export const recordFileDiffers = (current: Case, name: string, circumstances: Circumstances): Result<Change, CaseRefusal> =>
  record(current, 'fileDiffers', BY_SYSTEM, { text: `附件「${name}」的内容与提交时不一致，已停止展示` }, circumstances)

function fire(current: Case, alarm: Alarm, circumstances: Circumstances): Result<Change, CaseRefusal> {
  if (alarm.entry === 'closed') return decide(current, { act: 'close', seen: current.version }, SYSTEM_ACTOR, circumstances)
  return record({ ...current, alarmsDone: [...current.alarmsDone, alarmKey(alarm, current)] }, alarm.entry, BY_SYSTEM, { rule: alarm.name }, circumstances)
}

/** The next rule whose moment has come, fired; null when none has. */
function fireNext(current: Case, circumstances: Circumstances): Result<Change | null, CaseRefusal> {
  const next = nextAlarm(current, circumstances.calendar)
  if (!next.ok) return refuse('CALENDAR_UNCOVERED', next.error)
  return next.value === null || next.value.at > circumstances.now ? ok(null) : fire(current, next.value.alarm, circumstances)
}

/** Every rule whose moment has come, fired in order, as one change; null when none has. `salt` is asked once per entry. */
export function fireAlarms(current: Case, circumstances: Omit<Circumstances, 'salt'>, salt: () => string): Result<Change | null, CaseRefusal> {
  let all: Change | null = null
  for (;;) {
    const fired: Result<Change | null, CaseRefusal> = fireNext(all?.next ?? current, { ...circumstances, salt: salt() })
    if (!fired.ok) return fired
    if (fired.value === null) return ok(all)
    all = all === null ? fired.value : both(all, fired.value)
  }
}

/**
 * The case under a new calendar (design §5: limits are pinned, the calendar is not). When the date moves it leaves an entry, and with
 * it a notice; when nothing moves only the calendar version is noted (no entry).
 */
export function recalculate(current: Case, circumstances: Circumstances): Result<Change, CaseRefusal> {
  const { calendar } = circumstances
  const clocks = recomputed(current.clocks, calendar)
  if (!clocks.ok) return clocks
  const changed: Case = { ...current, clocks: clocks.value }
  const derived = derive(changed, calendar)
  if (!derived.ok) return refuse('CALENDAR_UNCOVERED', derived.error)
  if (derived.value.next.dueAt === current.dueAt) return ok({ ...derived.value, entries: [], notices: [] })
  return record(changed, 'recalculated', BY_SYSTEM, { text: '节假日安排有变动，期限按新的工作日重新计算' }, circumstances)
}

function recomputed(clocks: Case['clocks'], calendar: Calendar): Result<Case['clocks'], CaseRefusal> {
  const response = clocks.response.stoppedAt ? ok(clocks.response) : recompute(calendar, clocks.response)
  if (!response.ok) return refuse('CALENDAR_UNCOVERED', response.error)
  const handling = !clocks.handling || clocks.handling.stoppedAt ? ok(clocks.handling) : recompute(calendar, clocks.handling)
  if (!handling.ok) return refuse('CALENDAR_UNCOVERED', handling.error)
  return ok({ response: response.value, handling: handling.value })
}
