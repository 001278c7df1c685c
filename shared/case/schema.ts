import type { AreaId, CaseId, CompanyId, FileId, PersonId, UnitId } from '../kernel/ids'
import type { Instant } from '../kernel/instant'
import type { Sealed } from '../kernel/sealed'
import type { Token } from '../access/tokens'
import type { Role } from '../access/roles'
import type { Clock } from '../sla/clock'
import type { Limit } from '../sla/limit'
import type { NoticeKind } from './notice-kinds'
import type { RouteRuleName } from './routing-rules'
import type { CaseKind, Matter } from './kinds'
import type { CaseResult, EntryKind } from './lifecycle'
import type { CaseBox, CaseStatus } from './status'

/** A file as it was filed: the hash of its bytes was declared where it was chosen, so the record commits to them. */
export interface FileRef {
  fileId: FileId
  name: string
  /** SHA-256 of the bytes, 64 lower-case hex digits. */
  sha256: string
}

/** Content of a trail entry: what the hash commits to. Erasable together with its salt (PIPL); the commitment stays. */
export interface EntryContent {
  role: Role
  /** Work name and unit of an official; null for natural persons. */
  name: string | null
  unitName: string | null
  text?: string
  files?: FileRef[]
  to?: { unitName: string | null; handlerName: string | null; reason?: string }
  result?: CaseResult
  rule?: string
}

/** One line of the append-only record (办理记录). The version of the case is the seq of its newest one. */
export interface TrailEntry {
  seq: number
  at: Instant
  kind: EntryKind
  visibility: 'public' | 'internal'
  by: PersonId
  status: CaseStatus
  salt: string | null
  content: EntryContent | null
  /** H(salt, content) */
  commitment: string
  /** H(previous, seq, at, kind, commitment) */
  hash: string
}

/** Whom an entry tells (a token, which becomes persons when it is written), what, in words fixed at the moment of the event. */
export interface Notice {
  seq: number
  to: Token
  kind: NoticeKind
  body: string
}

export interface Holder {
  unitId: UnitId | null
  unitName: string | null
  handler: PersonId | null
  handlerName: string | null
  handlerPhone: string | null
  /** Area whose dispatcher has it, when nobody else does. */
  poolArea: AreaId | null
}

/** A case as it stands. Its record lies beside it. */
export interface Case {
  id: CaseId
  /** Seq of the newest entry of its record. */
  version: number
  number: string
  kind: CaseKind
  matter: Matter | null
  urgent: boolean
  title: string
  text: string
  files: FileRef[]
  status: CaseStatus
  box: CaseBox
  company: { id: CompanyId; name: string; areaId: AreaId; areaName: string }
  /** Filed by a bound member (or on a phone that the register knows)? A stranger's case is marked. */
  verified: boolean
  filer: PersonId
  contact: { name: Sealed; phone: Sealed; nameMasked: string; phoneMasked: string; phoneHash: string; phoneTail: string }
  /** Who must not see it: the subject of a complaint, and every unit it is about or the subject belongs to. */
  excluded: { person: PersonId | null; units: UnitId[] }
  holder: Holder
  /** Kept informed (the company's own officer). */
  informed: PersonId[]
  route: { rule: RouteRuleName; reason: string }
  /** The area and its ancestors, nearest first. */
  areaPath: AreaId[]
  profile: { id: string; version: number; citation: string; confirmWithin: Limit; response: Limit; handling: Limit }
  clocks: { response: Clock; handling: Clock | null }
  calendarVersion: number
  alarmsDone: string[]
  filedAt: Instant
  answeredAt: Instant | null
  confirmBy: Instant | null
  closedAt: Instant | null
  dueAt: Instant | null
  flagged: boolean
  headHash: string
}

/** What a row of a list needs of a case, and the guards of its buttons; contact, words, files and the head of the record stay where they are. */
export type CaseRow = Omit<Case, 'text' | 'files' | 'contact' | 'profile' | 'headHash'>

/** What a decision makes of a case, to be written at once: the case, the entries of its record, whom they tell, and when it wakes next. */
export interface Change {
  next: Case
  entries: TrailEntry[]
  notices: Notice[]
  /** Next instant at which a rule fires by itself; null when none will. */
  wakeAt: Instant | null
}
