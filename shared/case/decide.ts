import type { Instant } from '../kernel/instant'
import { ok, type Result } from '../kernel/result'
import { refuse } from '../kernel/refusal'
import type { CaseRefusal } from './errors'
import type { Actor } from '../access/actor'
import type { Role } from '../access/roles'
import type { Calendar } from '../sla/calendar'
import { dueAt } from '../sla/limit'
import { append } from './append'
import { isExcluded } from './audience'
import { officeFor } from './available-actions'
import { runClocks } from './deadlines'
import { officesFor } from './guards'
import { type CaseAct, type CaseResult, ENTRY_RULES, transitionOf, type Transition } from './lifecycle'
import { type Target, whereItGoes } from './places'
import type { Case, Change, EntryContent, FileRef, TrailEntry } from './schema'

/** What somebody wants to do with a case. `seen` is the version on the screen. */
export interface Command {
  act: CaseAct
  seen: number
  text?: string
  files?: FileRef[]
  visibility?: 'public' | 'internal'
  result?: CaseResult
  /** Where to (transfer, assign): resolved by the caller; null = named but not found. */
  target?: Target | null
}

/** What the core may not find out by itself. */
export interface Circumstances {
  now: Instant
  calendar: Calendar
  /** At least 16 random bytes, as text. */
  salt: string
  /** Entries of the record newer than what the actor saw. */
  newer?: readonly NewerEntry[]
}

/** An entry as somebody is told of it whose screen was older. */
export type NewerEntry = Pick<TrailEntry, 'seq' | 'at' | 'kind'>

/** Entries newer than what the actor saw that are not harmless; a version he cannot have seen is refused. */
function unseen(current: Case, seen: number, newer: readonly NewerEntry[]): Result<NewerEntry[], CaseRefusal> {
  if (seen > current.version) return refuse('INPUT_INVALID', [{ path: 'seen' }])
  return ok(newer.filter((entry) => !ENTRY_RULES[entry.kind].harmless))
}

/** Role, then state, then guard: each its own refusal, so that the user is told the right thing. */
function allowed(current: Case, act: CaseAct, actor: Actor, now: Instant): Result<{ role: Role; unitName: string | null }, CaseRefusal> {
  const transition = transitionOf(act)
  const roles = Object.keys(transition.by) as Role[]
  if (isExcluded(current, actor)) return refuse('CASE_NOT_FOUND')
  if (!roles.some((role) => officesFor(current, actor, role).length > 0)) return refuse('NOT_ALLOWED')
  if (!transition.from.includes(current.status)) return refuse('CASE_WRONG_STATUS', { status: current.status })
  const office = officeFor(current, act, actor, now)
  if (!office) return refuse('CASE_NOT_YOURS')
  const unitName = office.membership.unitId && office.membership.unitId === current.holder.unitId ? current.holder.unitName : null
  return ok({ role: office.role, unitName })
}

function needsMet(transition: Transition, command: Command, role: Role): Result<Command, CaseRefusal> {
  if (transition.needs.includes('text') && !command.text) return refuse('INPUT_MISSING', [{ path: 'text' }])
  const wantsTarget = transition.needs.includes('target') || transition.needs.includes('member')
  if (wantsTarget && command.target === undefined) return refuse('INPUT_MISSING', [{ path: 'unitId' }])
  if (wantsTarget && command.target === null) return refuse('TARGET_NOT_FOUND')
  // Only the office has an inside: what a company writes is public, whatever was sent.
  return ok(role === 'company' ? { ...command, visibility: 'public' } : command)
}

/** When the company's silence counts as confirmed, after an answer. */
function answeredFields(current: Case, command: Command, { now, calendar }: Circumstances): Result<Partial<Case>, CaseRefusal> {
  switch (command.act) {
    case 'answer': {
      const confirmBy = dueAt(calendar, current.profile.confirmWithin, now, [])
      return confirmBy.ok ? ok({ answeredAt: now, confirmBy: confirmBy.value }) : refuse('CALENDAR_UNCOVERED', confirmBy.error)
    }
    case 'reopen': return ok({ answeredAt: null, confirmBy: null })
    case 'confirm':
    case 'close':
    case 'withdraw': return ok({ closedAt: now })
    default: return ok({})
  }
}

function contentOf(command: Command, actor: Actor, office: { role: Role; unitName: string | null }, next: Case): EntryContent {
  const content: EntryContent = { role: office.role, name: actor.workName, unitName: office.unitName }
  if (command.text) content.text = command.text
  if (command.files?.length) content.files = command.files
  if (command.act === 'answer') content.result = command.result ?? 'solved'
  const moved = command.act === 'transfer' || command.act === 'return' || command.act === 'assign' || command.act === 'claim'
  if (moved) content.to = { unitName: next.holder.unitName, handlerName: next.holder.handlerName }
  return content
}

/**
 * Decides one act: pure, so that the button, the server and a test agree. Returns what it makes of the case (one entry longer)
 * or a refusal; the case given is never changed. Callers look for a repeat first.
 */
export function decide(current: Case, command: Command, actor: Actor, circumstances: Circumstances): Result<Change, CaseRefusal> {
  const office = allowed(current, command.act, actor, circumstances.now)
  const newer = unseen(current, command.seen, circumstances.newer ?? [])
  if (!newer.ok) return newer
  // What changed explains a refusal better than the refusal itself.
  if (newer.value.length > 0 && !(office.ok === false && office.error.code === 'NOT_ALLOWED')) {
    return refuse('CASE_CHANGED', { version: current.version, newer: newer.value.map(({ seq, at, kind }) => ({ seq, at, kind })) })
  }
  if (!office.ok) return office
  const transition = transitionOf(command.act)
  const asked = needsMet(transition, command, office.value.role)
  if (!asked.ok) return asked
  const place = whereItGoes(current, asked.value.act, asked.value.target ?? null, actor, office.value.role)
  if (!place.ok) return place
  const clocks = runClocks(current.clocks, transition.entry, current.profile, {
    calendar: circumstances.calendar, at: circumstances.now, reason: command.text?.slice(0, 60) || transition.zh,
  })
  if (!clocks.ok) return refuse('CALENDAR_UNCOVERED', clocks.error)
  const answered = answeredFields(current, command, circumstances)
  if (!answered.ok) return answered

  const status = transition.to === 'same' ? current.status : transition.to
  const changed: Case = { ...current, ...place.value, ...answered.value, status, clocks: clocks.value }
  const rule = ENTRY_RULES[transition.entry].visibility
  const next = append(
    changed,
    {
      at: circumstances.now,
      kind: transition.entry,
      visibility: rule === 'chosen' ? (asked.value.visibility ?? 'public') : rule,
      by: actor.personId,
      salt: circumstances.salt,
      content: contentOf(asked.value, actor, office.value, changed),
    },
    circumstances.calendar,
  )
  return next.ok ? ok(next.value) : refuse('CALENDAR_UNCOVERED', next.error)
}
