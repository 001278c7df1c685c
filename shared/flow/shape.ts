import type { Role } from '../access/roles'
import type { Addressee } from '../access/tokens'
import type { FileId, PersonId } from '../kernel/ids'
import type { Instant } from '../kernel/instant'
import type { Clock } from '../sla/clock'

/** The words of one flow: what its tables are made of. A flow narrows each of them to a union of its own. */
export interface Shape {
  status: string
  act: string
  entry: string
  clock: string
  guard: string
  check: string
  /** Whom an entry may tell. */
  to: string
  notice: string
  /** Codes of its refusals, beside those of the engine. */
  refusal: string
  /** What comes with each act, parsed. */
  input: { [act: string]: object }
  /** What an entry says besides words, files and the rule that fired. */
  said: object
}

/** The three piles a list shows. */
export const BOXES = ['open', 'answered', 'done'] as const
export type Box = (typeof BOXES)[number]

/** Points to a recorded thing of whatever flow. */
export interface Ref {
  of: string
  id: string
}

/** A file as it was filed: the hash of its bytes was declared where it was chosen, so the record commits to them. */
export interface FileRef {
  fileId: FileId
  name: string
  /** SHA-256 of the bytes, 64 lower-case hex digits. */
  sha256: string
}

/** What everything recorded has, as far as a row of a list knows it. */
export interface RecordedRow<S extends Shape> {
  id: string
  /** Seq of the newest entry of its record. */
  version: number
  number: string
  title: string
  status: S['status']
  box: Box
  clocks: { [C in S['clock']]: Clock | null }
  calendarVersion: number
  /** Alarms that have fired, by alarmKey. */
  alarmsDone: readonly string[]
  /** How often each act was done; an act never done is absent. */
  counts: { readonly [A in S['act']]?: number }
  parent: Ref | null
  dueAt: Instant | null
  closedAt: Instant | null
  /** The content check wants a person to look. */
  flagged: boolean
}

/** The whole of it. Its record lies beside it. */
export interface Recorded<S extends Shape> extends RecordedRow<S> {
  headHash: string
}

/** Content of an entry: what the hash commits to. Erasable together with its salt (PIPL); the commitment stays. */
export type EntryContent<Said extends object = object> = {
  role: Role
  /** Work name and unit of an official; null for natural persons. */
  name: string | null
  unitName: string | null
  text?: string
  files?: FileRef[]
  /** Which rule fired (entries of the system). */
  rule?: string
} & Partial<Said>

/** One line of the append-only record (办理记录). The version of the aggregate is the seq of its newest one. */
export interface TrailEntry<S extends Shape = Shape> {
  seq: number
  at: Instant
  kind: S['entry']
  visibility: 'public' | 'internal'
  by: PersonId
  status: S['status']
  salt: string | null
  content: EntryContent<S['said']> | null
  /** H(salt, content) */
  commitment: string
  /** Hides `at` and `kind` in the hash; stays when the salt is erased. Null: written before there were masks. */
  mask: string | null
  /** H(previous, seq, H(mask, at, kind), commitment) */
  hash: string
}

/** Whom an entry tells (a token, which becomes persons when it is written), what, in words fixed at the moment of the event. */
export interface Notice<S extends Shape = Shape> {
  seq: number
  to: Addressee
  kind: S['notice']
  body: string
}

/** What a decision makes of something recorded, to be written at once: it, the entries of its record, whom they tell, and when it wakes next. */
export interface Change<S extends Shape, D> {
  next: D
  entries: TrailEntry<S>[]
  notices: Notice<S>[]
  /** Next instant at which a rule fires by itself; null when none will. */
  wakeAt: Instant | null
}
