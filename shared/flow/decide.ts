import type { Actor } from '../access/actor'
import { isClosedTo } from '../access/closed-to'
import type { Role } from '../access/roles'
import { truncateCodePoints } from '../kernel/code-points'
import type { Instant } from '../kernel/instant'
import { refuse } from '../kernel/refusal'
import { ok, type Result } from '../kernel/result'
import type { Calendar } from '../sla/calendar'
import { append } from './append'
import { doerFor } from './available-acts'
import { runClocks } from './clocks'
import type { Circumstances, Doer, Flow, FlowRefusal, NewerEntry } from './flow'
import type { Change, EntryContent, FileRef, Recorded, RecordedRow, Shape } from './shape'

/** What somebody wants to do. `seen` is the version on the screen. */
export type Command<S extends Shape> = { [A in S['act']]: { act: A; seen: number; input: S['input'][A] } }[S['act']]

/** Parts of an input that mean the same in every act. */
interface Common {
  text?: string
  files?: FileRef[]
  visibility?: 'public' | 'internal'
}

/** Words of the doer that explain a pause, at most. */
const REASON = 60

/** Entries newer than what the actor saw that are not harmless; a version he cannot have seen is refused. */
function unseen<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(
  flow: Flow<S, D, R>, current: D, seen: number, newer: readonly NewerEntry[],
): Result<NewerEntry[], FlowRefusal<S>> {
  if (seen > current.version) return refuse('INPUT_INVALID', [{ path: 'seen', code: 'INPUT_INVALID' }])
  return ok(newer.filter(({ kind }) => !flow.entries[kind as S['entry']].harmless))
}

/** Role, then state, then guard: each its own refusal, so that the user is told the right thing. */
function allowed<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(
  flow: Flow<S, D, R>, current: D, act: S['act'], actor: Actor, { now }: Circumstances,
): Result<Doer, FlowRefusal<S>> {
  const { by, from } = flow.acts[act]
  if (isClosedTo(flow.closedTo(current), actor)) return refuse(flow.refusals.notFound)
  if (!(Object.keys(by) as Role[]).some((role) => flow.membershipsFor(current, actor, role).length > 0)) return refuse('NOT_ALLOWED')
  if (!from.includes(current.status)) return refuse(flow.refusals.wrongStatus, { status: current.status })
  const doer = doerFor(flow, current, act, actor, now)
  return doer ? ok(doer) : refuse(flow.refusals.notYours)
}

/** The first check of the act that does not hold refuses it. */
function checked<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(
  flow: Flow<S, D, R>, current: D, act: S['act'], input: S['input'][S['act']], at: { now: Instant; calendar: Calendar; by: Doer; handled: boolean },
): Result<null, FlowRefusal<S>> {
  for (const name of flow.acts[act].checks ?? []) {
    const check = flow.checks[name]
    if (!check.holds(current, input, at)) return refuse(check.refuse, check.path === undefined ? undefined : [{ path: check.path, code: check.refuse }])
  }
  return ok(null)
}

/** What the entry says. Who acts for somebody who is away signs as such. */
function contentOf<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(
  flow: Flow<S, D, R>, { act, input }: Command<S>, { actor, role, membership }: Doer, current: D, next: D, now: Instant,
): EntryContent<S['said']> {
  const { text, files } = input as Common
  const { standsFor = [], ...himself } = actor
  const absent = standsFor.length > 0 && doerFor(flow, current, act, himself, now) === null ? flow.holderName(current) : null
  return {
    role, name: absent === null ? actor.workName : `${actor.workName ?? ''}（代${absent}）`, unitName: flow.unitName(current, membership),
    ...(text ? { text } : {}),
    ...(files?.length ? { files } : {}),
    ...flow.says[act]?.(input, next),
  }
}

/** Times each act was done, this one included. */
const counted = <S extends Shape>(counts: RecordedRow<S>['counts'], act: S['act']): RecordedRow<S>['counts'] => ({ ...counts, [act]: (counts[act] ?? 0) + 1 })

/**
 * Decides one act: pure, so that the button, the server and a test agree. Returns what it makes of the aggregate (one entry longer)
 * or a refusal; the aggregate given is never changed. Callers look for a repeat first.
 */
export function decide<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(
  flow: Flow<S, D, R>, current: D, command: Command<S>, actor: Actor, circumstances: Circumstances,
): Result<Change<S, D>, FlowRefusal<S>> {
  const { now, calendar, salt, newer: entries = [] } = circumstances
  const { act, seen, input } = command
  const doer = allowed(flow, current, act, actor, circumstances)
  const newer = unseen(flow, current, seen, entries)
  if (!newer.ok) return newer
  // What changed explains a refusal better than the refusal itself.
  if (newer.value.length > 0 && !(doer.ok === false && doer.error.code === 'NOT_ALLOWED')) {
    return refuse(flow.refusals.changed, { version: current.version, newer: newer.value.map(({ seq, at, kind }) => ({ seq, at, kind })) })
  }
  if (!doer.ok) return doer
  const fit = checked(flow, current, act, input, { now, calendar, by: doer.value, handled: circumstances.handled ?? false })
  if (!fit.ok) return fit
  const effect = flow.effects[act]?.(current, input, doer.value, circumstances) ?? ok({})
  if (!effect.ok) return effect
  const { zh, to, entry } = flow.acts[act]
  const { text, visibility } = input as Common
  const clocks = runClocks<S, D, R>(flow, current, entry, { calendar, at: now, reason: truncateCodePoints(text ?? '', REASON) || zh })
  if (!clocks.ok) return refuse('CALENDAR_UNCOVERED', clocks.error)

  const status: S['status'] = to === 'same' ? current.status : to
  const ended = flow.boxes[status] === 'done' && current.box !== 'done'
  const changed: D = { ...current, clocks: clocks.value, ...effect.value, status, counts: counted<S>(current.counts, act), closedAt: ended ? now : current.closedAt }
  const rule = flow.entries[entry].visibility
  // Only the office has an inside: what the filing side writes is public, whatever was sent.
  const chosen = doer.value.role === 'company' ? 'public' : (visibility ?? 'public')
  return append(flow, changed, {
    at: now, kind: entry, visibility: rule === 'chosen' ? chosen : rule, by: actor.personId, salt, content: contentOf(flow, command, doer.value, current, changed, now),
  }, calendar)
}
