import type { AccessError } from '../access/errors'
import type { Actor, Membership } from '../access/actor'
import type { Role } from '../access/roles'
import type { Addressee, Token } from '../access/tokens'
import type { InputError } from '../form/errors'
import type { Fields } from '../form/field'
import type { Instant } from '../kernel/instant'
import type { Refusal } from '../kernel/refusal'
import type { Result } from '../kernel/result'
import type { Calendar } from '../sla/calendar'
import type { Bound } from '../sla/clock'
import type { ClockEffect } from '../sla/clock-effect'
import type { CalendarError } from '../sla/errors'
import type { Limit } from '../sla/limit'
import type { Audience } from './carrier'
import type { Desks } from './desks'
import type { NoticeWords } from './notice-words'
import type { Box, EntryContent, Recorded, RecordedRow, Shape, TrailEntry } from './shape'

/** What the core may not find out by itself. */
export interface Circumstances {
  now: Instant
  calendar: Calendar
  /** At least 16 random bytes, as text. */
  salt: string
  /** Entries of the record newer than what the actor saw. */
  newer?: readonly NewerEntry[]
  /** For an act after which nobody may have it. */
  desks?: Desks
  /** For an act that whoever handled it may not do: did the actor? */
  handled?: boolean
}

/** An entry as somebody is told of it whose screen was older. */
export type NewerEntry = Pick<TrailEntry, 'seq' | 'at' | 'kind'>

/** Who does an act, and by which membership. */
export interface Doer {
  actor: Actor
  role: Role
  membership: Membership
}

/** A refusal of a flow: its own, or one that the engine gives for every flow. */
export type FlowRefusal<S extends Shape> = Refusal<S['refusal'] | AccessError | InputError | CalendarError>

/** One act: who may do it, from which state, to which state, what it leaves in the record. Guards and checks are names. */
export interface Act<S extends Pick<Shape, 'status' | 'guard' | 'check' | 'entry'>> {
  zh: string
  from: readonly S['status'][]
  to: S['status'] | 'same'
  by: { readonly [R in Role]?: S['guard'] }
  /** Asked in this order, after role, state and guard; each has a refusal of its own. */
  checks?: readonly S['check'][]
  /** Refusals of an act that may be done only so often (the table of quotas). */
  bounded?: readonly string[]
  entry: S['entry']
  /** What must come with it, in the order of the form. Absent: no action on the wire, only the system does it. */
  fields?: Fields
  /** One line under the button: what happens next, to the clock and to what others see. */
  consequence: string
}

/** One kind of entry: how the record treats it, what it does to the clocks, and whom it tells. */
export interface EntryRule<S extends Pick<Shape, 'clock' | 'to' | 'notice'>> {
  zh: string
  /** Does not invalidate what another person has on the screen (design §2: decide again instead of refusing). */
  harmless: boolean
  /** `chosen`: the writer chooses (a note). */
  visibility: 'public' | 'internal' | 'chosen'
  /** A clock that is not named is left alone. */
  clocks: { readonly [C in S['clock']]?: ClockEffect }
  /** The one who acts is never told of his own act. */
  tells: readonly NoticeRule<S>[]
}

/** A note tells the other side only: the filer when it is public, the holder when the filing side wrote it. */
export type NoticeWhen = 'publicFromOffice' | 'fromFiler'

export interface NoticeRule<S extends Pick<Shape, 'to' | 'notice'>> {
  to: S['to']
  kind: S['notice']
  /** `always` when absent. */
  when?: NoticeWhen
}

/**
 * What happens by itself when that share of a clock's limit is used, or when so much of it is left: an entry, or an act of the system. Fires
 * once per run of its clock; where the limit is no longer than what is to be left, never.
 */
export type Alarm<S extends Shape> = AlarmAt & {
  name: string
  clock: S['clock']
  leaves: { entry: S['entry'] } | { does: S['act'] }
}
/** `share`: 0.5 = half of the limit is used, 1 = due. */
export type AlarmAt = { share: number; left?: never } | { left: Limit; share?: never }

/** Entries that the engine itself leaves. */
export type Mark = 'recalculated' | 'flagged' | 'fileDiffers' | 'erased'

/** What a child knows of its parent when that has changed. */
export interface ParentFacts {
  box: Box
  /** Whose task the parent is now. */
  holders: readonly Token[]
  /** In words, for the record of the child. */
  holderName: string | null
}

/**
 * One flow: tables, and small functions where a table cannot say it. The engine (decide, alarms, notices, record) is generic over it.
 * `D` is the whole document, `R` as much of it as a row of a list has: guards of buttons are asked of rows.
 */
export interface Flow<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S> = D> {
  /** As it stands in `of` everywhere, and before the dot of its actions. */
  of: string
  boxes: { readonly [T in S['status']]: Box }
  /** An act whose input nobody has described does not compile. */
  acts: { readonly [A in S['act']]: A extends keyof S['input'] ? Act<S> : never }
  entries: { readonly [E in S['entry']]: EntryRule<S> }
  /** How long each clock may run. */
  limits: { readonly [C in S['clock']]: (doc: D) => Limit }
  /** Where a clock that is renewed must end at the latest; null, or not named: nowhere. */
  bounds?: { readonly [C in S['clock']]?: (doc: D) => Bound | null }
  /** Clocks whose date is a deadline, of the office or of whom it waits for; the others only order the list. */
  deadlines: readonly S['clock'][]
  alarms: readonly Alarm<S>[]
  /** Where shares are pinned to the document: its own alarms, as they have been since it was opened. Absent: those of the table. */
  alarmsOf?: (doc: D) => readonly Alarm<S>[]
  marks: { readonly [M in Mark]: S['entry'] }
  words: { readonly [N in S['notice']]: NoticeWords }
  recipients: { readonly [T in S['to']]: (doc: D) => readonly Addressee[] }
  guards: { readonly [G in S['guard']]: (row: R, actor: Actor, membership: Membership, now: Instant) => boolean }
  checks: { readonly [K in S['check']]: Check<S, D> }
  /** Codes of what every flow may refuse. */
  refusals: { readonly [K in 'notFound' | 'wrongStatus' | 'notYours' | 'changed']: S['refusal'] }
  /** The memberships with which somebody could act in a role. */
  membershipsFor: (row: R, actor: Actor, role: Role) => readonly Membership[]
  /** Who may read it. */
  audience: Audience
  /** Tokens of whom it must go round; theirs, by whatever membership, is neither reading nor acting. */
  closedTo: (row: R) => readonly Token[]
  /** Whose task it is. */
  holders: (row: R) => readonly Token[]
  /** The same in words. */
  holderName: (row: R) => string | null
  /** The unit an official signs for. */
  unitName: (doc: D, membership: Membership) => string | null
  /** Only acts that change more than status, clocks and record, or a clock as the table of entries cannot say. */
  effects: { readonly [A in S['act']]?: (doc: D, input: S['input'][A], by: Doer, at: Circumstances) => Result<Partial<D>, FlowRefusal<S>> }
  /** What an act puts into its entry besides words and files. */
  says: { readonly [A in S['act']]?: (input: S['input'][A], next: D) => Partial<EntryContent<S['said']>> }
  /** Of a child: the entry that its parent keeps of an entry of its own. */
  echoes?: { readonly [E in S['entry']]?: string }
  /** Of a child: what the system does with it when its parent has changed; null: nothing. */
  follows?: (doc: D, parent: ParentFacts) => { [A in S['act']]: { act: A; input: S['input'][A] } }[S['act']] | null
}

type Together<U> = (U extends object ? (one: U) => void : never) extends (all: infer All) => void ? All : never

/** One condition of an act beyond role, state and guard. `input` is of whichever act asks: a part that it does not have is absent. */
export interface Check<S extends Shape, D> {
  refuse: S['refusal'] | InputError
  /** Field at fault, for the form. */
  path?: string
  holds(doc: D, input: Partial<Together<S['input'][S['act']]>>, at: { now: Instant; calendar: Calendar; by: Doer; handled: boolean }): boolean
}

/** The acts of a flow, in the order of its table. */
export const actsOf = <S extends Shape>(flow: { acts: { readonly [A in S['act']]: Act<S> } }): readonly S['act'][] => Object.keys(flow.acts)
