import type { AreaId, CaseId, CompanyId, PersonId, UnitId } from '../kernel/ids'
import type { Instant } from '../kernel/instant'
import type { Sealed } from '../kernel/sealed'
import type { Change as ChangeOf, FileRef, Recorded, TrailEntry as EntryOf } from '../flow/shape'
import type { Clock } from '../sla/clock'
import type { Limit } from '../sla/limit'
import type { CaseCheck } from './checks'
import type { CaseError } from './errors'
import type { CaseGuard } from './guards'
import type { CaseInput } from './input'
import type { CaseKind, Matter } from './kinds'
import type { EntryKind } from './entries'
import type { Ladder } from './ladder'
import type { CaseAct, CaseResult } from './lifecycle'
import type { CaseTo, NoticeKind } from './notice-kinds'
import type { RouteRuleName } from './routing-rules'
import type { CaseStatus } from './status'

/** The words of the flow of a case. */
export interface CaseShape {
  status: CaseStatus
  act: CaseAct
  entry: EntryKind
  clock: CaseClock
  guard: CaseGuard
  check: CaseCheck
  to: CaseTo
  notice: NoticeKind
  refusal: CaseError
  input: CaseInput
  said: {
    /** Where it went (filing, transfer, return, assign, claim). */
    to: { unitName: string | null; handlerName: string | null; reason?: string }
    result: CaseResult
  }
}

/** 签收时限, 办理时限, 补材料时限, and the days in which the company may object to an answer. */
export const CASE_CLOCKS = ['response', 'handling', 'supply', 'confirm'] as const
export type CaseClock = (typeof CASE_CLOCKS)[number]

export interface Holder {
  unitId: UnitId | null
  unitName: string | null
  handler: PersonId | null
  handlerName: string | null
  handlerPhone: string | null
  /** Area whose dispatcher has it, when nobody else does. */
  poolArea: AreaId | null
  /** No dispatcher may or can: it waits for the two of last resort. */
  lastResort?: true
}

/** A case as it stands. Its record lies beside it. */
export interface Case extends Recorded<CaseShape> {
  id: CaseId
  kind: CaseKind
  matter: Matter | null
  /** The matter of the tree that it was found to be, as it was called then. */
  found?: { id: string; name: string }
  urgent: boolean
  text: string
  files: FileRef[]
  company: { id: CompanyId; name: string; areaId: AreaId; areaName: string }
  /** Filed by a bound member (or on a phone that the register knows)? A stranger's case is marked. */
  verified: boolean
  filer: PersonId
  contact: { name: Sealed; phone: Sealed; nameMasked: string; phoneMasked: string; phoneHash: string; phoneTail: string }
  /** Who must not see it: the subject of a complaint, and every unit it is about or the subject belongs to. */
  excluded: { personId: PersonId | null; units: UnitId[] }
  holder: Holder
  /** Kept informed (the company's own officer). */
  informed: PersonId[]
  route: { rule: RouteRuleName; reason: string }
  /** The area and its ancestors, nearest first. */
  areaPath: AreaId[]
  /** `unitId`: the unit it was filed to, by whose limits and office hours it goes. `ladder`: when it reminds; absent: filed before that was a setting. */
  profile: { id: string; version: number; citation: string; confirmWithin: Limit; supplyWithin?: Limit; response: Limit; handling: Limit; ladder?: Ladder; unitId?: string }
  /** The response clock begins with the filing: every case has one. */
  clocks: { response: Clock; handling: Clock | null; supply: Clock | null; confirm: Clock | null }
  parent: null
  filedAt: Instant
  answeredAt: Instant | null
  /** When the company last urged. */
  urgedAt: Instant | null
}

/** What a row of a list needs of a case, and the guards of its buttons; contact, words, files and the head of the record stay where they are. */
export type CaseRow = Omit<Case, 'text' | 'files' | 'contact' | 'profile' | 'found' | 'headHash'>

export type TrailEntry = EntryOf<CaseShape>
export type Change = ChangeOf<CaseShape, Case>
