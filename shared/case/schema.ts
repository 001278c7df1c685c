import type { AreaId, CaseId, CompanyId, FileId, PersonId, UnitId } from '../kernel/ids'
import type { Instant } from '../kernel/instant'
import type { Token } from '../permission/tokens'
import type { Role } from '../permission/roles'
import type { Clock } from '../sla/clock'
import type { Limit } from '../sla/limit'
import type { NoticeKind } from '../notice/kinds'
import type { RouteRuleName } from '../routing/rules'
import type { CaseKind, Matter } from './kinds'
import type { CaseResult, EntryKind } from './lifecycle'
import type { CaseBox, CaseStatus } from './status'

/** A personal datum under encryption: key id and ciphertext (AES-256-GCM, base64url). Opened by functions only. */
export type Sealed = string

export interface FileRef {
  fileId: FileId
  name: string
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

/** One line of the append-only record (办理记录). Exactly one per write, so `seq` is also the version of the case. */
export interface TrailEntry {
  seq: number
  at: Instant
  kind: EntryKind
  visibility: 'public' | 'internal'
  by: PersonId
  /** Hash of person and requestId: finds a repeat of the same act. */
  key: string
  /** Hash of what was asked for: the same requestId with other words is refused. */
  asked: string
  status: CaseStatus
  salt: string | null
  content: EntryContent | null
  /** H(salt, content) */
  commitment: string
  /** H(previous, seq, at, kind, commitment) */
  hash: string
}

/** A message to be handed over by the relay: who (a token), what, in words fixed at the moment of the event. */
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

/** One case is one document (design §2). */
export interface Case {
  _id: CaseId
  tenant: string
  schema: 1
  /** = trailCount: every write appends exactly one entry. */
  version: number
  number: string
  /** Id of the signed code of this case (一件一码). */
  codeId: string
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
  byDue: string
  /** Next instant at which a rule fires; '9' when none. */
  wakeAt: string
  /** Not '9' while there is something for the relay to move. */
  relayAt: string
  audience: Token[]
  flagged: boolean
  /** Entries not yet in the ledger plus the newest 20. */
  trail: TrailEntry[]
  trailCount: number
  headHash: string
  /** Entries up to this seq are in the ledger. */
  relayed: number
  notices: Notice[]
}

/** What a row of a list needs of a case, and the guards of its buttons; the record and the words stay where they are. */
export const ROW_FIELDS = [
  '_id', 'number', 'version', 'kind', 'matter', 'urgent', 'title', 'status', 'box', 'company', 'verified', 'filer', 'excluded', 'holder', 'informed',
  'route', 'areaPath', 'clocks', 'calendarVersion', 'filedAt', 'confirmBy', 'closedAt', 'dueAt', 'byDue', 'audience',
] as const satisfies readonly (keyof Case)[]
export type CaseRow = Pick<Case, (typeof ROW_FIELDS)[number]>

/** What tells whether a row has changed since it was read. */
export const STAMP_FIELDS = ['_id', 'version', 'calendarVersion', 'excluded', 'byDue'] as const satisfies readonly (keyof Case)[]
export type CaseStamp = Pick<Case, (typeof STAMP_FIELDS)[number]>

/** Sorts after every instant: "no such moment". */
export const NEVER = '9'
