import type { Case, TrailEntry } from '../../shared/case/schema'
import type { Area, Code, Company, Credit, Hall, Message, Person, Scan, ServiceWindow, Unit } from '../../shared/directory/schema'
import type { CaseId, PersonId } from '../../shared/kernel/ids'
import type { Instant } from '../../shared/kernel/instant'
import type { Level } from '../../shared/rating/levels'
import type { Calendar } from '../../shared/sla/calendar'
import type { LightThresholds } from '../../shared/sla/clock'
import type { LimitProfile } from '../../shared/sla/profile'

/** What every stored document has: the repository writes `tenant`, `schema` tells older shapes. */
export interface StoredDocument {
  _id: string
  tenant: string
}

/** A trail entry that the relay has moved out of its case. `_id` = caseId:seq. */
export interface LedgerEntry extends StoredDocument, TrailEntry {
  schema: 1
  caseId: CaseId
}

/**
 * Something counted once. `_id` says what: `sub:<person>:<requestId>` a subscription answer, `event:<…>` a WeChat push,
 * `media:<traceId>` a picture under check (then with the case it belongs to),
 * `reissue:<person>:<requestId>` a code issued anew.
 */
export interface Grant extends StoredDocument {
  schema: 1
  kind: 'subscription' | 'event' | 'media' | 'reissue'
  at: Instant
  person: PersonId | null
  /** Of a picture under check: its case. */
  caseId?: CaseId
  /** Of a verdict that came before the note of its case. */
  suspicious?: boolean
  /** Of an answer to a subscription panel: the accepted templates, and whether the same tap was also heard of the other way. */
  templates?: Record<string, 'unconfirmed' | 'confirmed'>
}

/** One rating. Of a window: `rater` counts a person's ratings of one day but can't be traced to the person. */
export interface Rating extends StoredDocument {
  schema: 1
  of: 'case' | 'window'
  caseId: CaseId | null
  windowId: string | null
  level: Level
  bad: boolean
  reasons: string[]
  text: string | null
  rater: string
  at: Instant
  receipt: string
  /** Hash of person and requestId: a repeat of the same rating. */
  key: string
  /** Hash of what was sent: the same requestId with other content is refused. */
  asked: string
}

/** Settings of the tenant: `_id` = tenant:name, since ids are shared by all tenants of a database. */
export interface Setting extends StoredDocument {
  schema: 1
  name: SettingName
  /** Rises by one with each replacement. */
  version: number
  value: unknown
}
export interface SettingValues {
  calendar: Calendar
  profile: LimitProfile
  lights: LightThresholds
  hotline: string
}
export type SettingName = keyof SettingValues

/** A lease with a fencing number: whoever holds the highest one may write. */
export interface Lease extends StoredDocument {
  schema: 1
  holder: string
  fence: number
  until: Instant
}

/** Collection → shape of its documents. The collections themselves are declared in _deploy/collections.ts. */
export interface Documents {
  cases: Case
  ledger: LedgerEntry
  messages: Message
  credits: Credit
  grants: Grant
  ratings: Rating
  areas: Area
  units: Unit
  persons: Person
  companies: Company
  halls: Hall
  windows: ServiceWindow
  codes: Code
  scans: Scan
  settings: Setting
  leases: Lease
}
export type CollectionName = keyof Documents

/** A document on its way in: the repository adds the tenant. */
export type New<D> = D extends unknown ? Omit<D, 'tenant'> & { tenant?: string } : never
