import { type Actor, SYSTEM_ACTOR } from '../access/actor'
import type { Role } from '../access/roles'
import { refuse } from '../kernel/refusal'
import { ok, type Result } from '../kernel/result'
import { alarmKey, nextAlarm } from './alarms'
import { append, both, derive } from './append'
import { recomputeClocks } from './clocks'
import { type Command, decide } from './decide'
import type { Alarm, Circumstances, Flow, FlowRefusal } from './flow'
import type { Change, Recorded, RecordedRow, Shape } from './shape'

type Changed<S extends Shape, D> = Result<Change<S, D>, FlowRefusal<S>>
const BY_SYSTEM = { actor: SYSTEM_ACTOR, role: 'system' as const }

/** Leaves an entry without being an act: it changes no state and no clock. */
export function record<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(
  flow: Flow<S, D, R>, current: D, kind: S['entry'], who: { actor: Actor; role: Role }, content: { text?: string; rule?: string }, { now, calendar, salt }: Circumstances,
): Changed<S, D> {
  const rule = flow.entries[kind].visibility
  return append(flow, current, {
    at: now, kind, visibility: rule === 'chosen' ? 'public' : rule, by: who.actor.personId, salt,
    content: { role: who.role, name: who.actor.workName, unitName: null, ...content },
  }, calendar)
}

/** The content check wants a person to look; nothing is refused or hidden from the office. */
export const recordFlag = <S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(flow: Flow<S, D, R>, current: D, why: string, at: Circumstances): Changed<S, D> =>
  record(flow, { ...current, flagged: true }, flow.marks.flagged, BY_SYSTEM, { text: why }, at)

/** A change with a flag on top of it, written with it. */
export function flagged<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(flow: Flow<S, D, R>, change: Change<S, D>, at: Circumstances): Changed<S, D> {
  const flag = recordFlag(flow, change.next, '内容检查提示需要人工复核', at)
  return flag.ok ? ok(both(change, flag.value)) : flag
}

/** The bytes of a file are not those that were filed: everybody reads that it is shown to nobody any more. */
export const recordFileDiffers = <S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(flow: Flow<S, D, R>, current: D, name: string, at: Circumstances): Changed<S, D> =>
  record(flow, current, flow.marks.fileDiffers, BY_SYSTEM, { text: `附件「${name}」的内容与提交时不一致，已停止展示` }, at)

function fire<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(flow: Flow<S, D, R>, current: D, alarm: Alarm<S>, at: Circumstances): Changed<S, D> {
  const { leaves } = alarm
  // An act of the system needs nothing but its name.
  if ('does' in leaves) return decide(flow, current, { act: leaves.does, seen: current.version, input: {} } as Command<S>, SYSTEM_ACTOR, at)
  return record(flow, { ...current, alarmsDone: [...current.alarmsDone, alarmKey(alarm, current)] }, leaves.entry, BY_SYSTEM, { rule: alarm.name }, at)
}

/** The next rule whose moment has come, fired; null when none has. */
function fireNext<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(flow: Flow<S, D, R>, current: D, at: Circumstances): Result<Change<S, D> | null, FlowRefusal<S>> {
  const next = nextAlarm<S, D>(flow, current, at.calendar)
  if (!next.ok) return refuse('CALENDAR_UNCOVERED', next.error)
  return next.value === null || next.value.at > at.now ? ok(null) : fire(flow, current, next.value.alarm, at)
}

/** Of several rules that fire at once everybody is told the last that concerns him: that it was nearly due is no news once it is late. */
const newestTold = <S extends Shape, D>(change: Change<S, D>): Change<S, D> =>
  ({ ...change, notices: change.notices.filter(({ to, seq }) => !change.notices.some((later) => later.to === to && later.seq > seq)) })

/** Every rule whose moment has come, fired in order, as one change; null when none has. `salt` is asked once per entry. */
export function fireAlarms<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(
  flow: Flow<S, D, R>, current: D, at: Omit<Circumstances, 'salt'>, salt: () => string,
): Result<Change<S, D> | null, FlowRefusal<S>> {
  const fired: Change<S, D>[] = []
  for (;;) {
    const next = fireNext(flow, fired.at(-1)?.next ?? current, { ...at, salt: salt() })
    if (!next.ok) return next
    if (next.value === null) return ok(fired.length === 0 ? null : newestTold(fired.reduce(both)))
    fired.push(next.value)
  }
}

/**
 * The aggregate under a new calendar (design §5: limits are pinned, the calendar is not). When the date moves it leaves an entry, and with
 * it a notice; when nothing moves only the calendar version is noted (no entry).
 */
export function recalculate<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(flow: Flow<S, D, R>, current: D, at: Circumstances): Changed<S, D> {
  const clocks = recomputeClocks<S, D, R>(flow, current, at.calendar)
  if (!clocks.ok) return refuse('CALENDAR_UNCOVERED', clocks.error)
  const changed: D = { ...current, clocks: clocks.value }
  const derived = derive(flow, changed, at.calendar)
  if (!derived.ok) return derived
  // Where there was no date, none has moved.
  if (derived.value.next.dueAt === current.dueAt || current.dueAt === null) return ok({ ...derived.value, entries: [], notices: [] })
  return record(flow, changed, flow.marks.recalculated, BY_SYSTEM, { text: '节假日安排有变动，期限按新的工作日重新计算' }, at)
}

/** What an open child does when its parent has changed; null: nothing. It leaves an entry of its own. */
export function followParent<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(
  flow: Flow<S, D, R>, child: D, parent: Parameters<NonNullable<Flow<S, D, R>['follows']>>[1], at: Circumstances,
): Result<Change<S, D> | null, FlowRefusal<S>> {
  const follow = child.box === 'done' ? null : (flow.follows?.(child, parent) ?? null)
  if (follow === null) return ok(null)
  return decide(flow, child, { ...follow, seen: child.version }, SYSTEM_ACTOR, at)
}
