import type { Case, CaseRow, CaseStamp } from '../../shared/case/schema'
import type { CaseBox } from '../../shared/case/status'
import type { CaseId } from '../../shared/kernel/ids'
import type { Instant } from '../../shared/kernel/instant'
import type { Token } from '../../shared/permission/tokens'
import type { LedgerEntry } from './documents'
import type { Inserted } from './repository'

/** One tab of a list: one audience token, one box, ordered by `byDue`, which is also the cursor. */
export interface CasePage {
  token: Token
  box: CaseBox
  /** `byDue` of the last case seen; null = from the start. */
  after: string | null
  limit: number
  /** Words in the title, tested on the page's own range; the index serves the rest. */
  titleContains?: string
  descending?: boolean
}

/** Cases and their ledger. Every call is one hop. */
export interface CaseStore {
  /** The case if one of `tokens` is in its audience; `null` tokens = the system, which sees all. */
  load(caseId: CaseId, tokens: readonly Token[] | null): Promise<Case | null>
  /** Relayed entries with a smaller seq, newest first. The caller has loaded (so authorised) the case. */
  ledgerBefore(caseId: CaseId, seq: number, limit: number): Promise<LedgerEntry[]>
  /** The relayed entry of an act that is being repeated. */
  ledgerByKey(caseId: CaseId, key: string): Promise<LedgerEntry | null>
  /** Entries already there (same caseId and seq) are left as they are; gives the number that were new. */
  insertLedger(caseId: CaseId, entries: readonly Case['trail'][number][]): Promise<number>
  insert(document: Case): Promise<Inserted>
  /** One conditional write of all that differs between `next` and the case as it was read: false when that version is no longer the stored one. */
  replace(next: Case, read: Case): Promise<boolean>
  /** Sets fields without raising the version, if it is still `version`. For what is not an act: the relay's clearing.
   *  False also when every field already had that value. */
  patch(caseId: CaseId, version: number, fields: Partial<Case>): Promise<boolean>
  page(page: CasePage): Promise<CaseRow[]>
  /** The same page, only what tells whether a row has changed. */
  stamps(page: CasePage): Promise<CaseStamp[]>
  /** Cases whose `field` has come, longest waiting first. */
  due(field: 'relayAt' | 'wakeAt', now: Instant, limit: number): Promise<Case[]>
  /** Cases of a box still computed on an older calendar. */
  outdatedCalendar(box: CaseBox, version: number, limit: number): Promise<Case[]>
  byCode(codeId: string): Promise<Case | null>
}
