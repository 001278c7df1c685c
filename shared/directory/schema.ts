import type { AreaId, CompanyId, PersonId, UnitId } from '../kernel/ids'
import type { Instant } from '../kernel/instant'
import type { Membership } from '../permission/actor'
import type { Token } from '../permission/tokens'
import type { Sealed } from '../case/schema'
import type { CaseKind, Matter } from '../case/kinds'

/** Stored documents of the directory. `_id` of a person is derived from the openid (personIdOf), so no look-up is needed. */
interface Stored {
  _id: string
  tenant: string
  schema: 1
}

export interface Area extends Stored {
  name: string
  level: 'city' | 'district' | 'street'
  parent: AreaId | null
  /** Itself and its ancestors, nearest first. */
  path: AreaId[]
}

export interface Unit extends Stored {
  name: string
  areaId: AreaId
  areaName: string
  phone: string
  /** What comes to this unit by routing: `kind:complain`, `matter:water`. */
  takes: (`kind:${CaseKind}` | `matter:${Matter}`)[]
}

export interface Person extends Stored {
  /** Where messages go: `_id` can't be turned back into it. */
  openid: Sealed
  memberships: Membership[]
  /** tokensOf(memberships), stored so that a queue can be expanded into people. */
  tokens: Token[]
  /** Officials only; public. */
  workName: string | null
  workPhone: string | null
  unitName: string | null
  /** Natural persons: sealed. */
  name: Sealed | null
  phone: Sealed | null
  phoneMasked: string | null
  /** HMAC(tenant, number); '' when unknown. */
  phoneHash: string
  phoneVerifiedAt: Instant | null
  privacyAgreedAt: Instant | null
  elder: boolean
  leave: { from: Instant; to: Instant; standIn: PersonId | null; standInName: string | null; standInPhone: string | null } | null
}

export interface Company extends Stored {
  name: string
  uscc: string
  areaId: AreaId
  areaName: string
  areaPath: AreaId[]
  address: string
  officer: PersonId | null
  /** HMACs of the register's contact phones: a verified phone among them may bind. */
  contactHashes: string[]
  codeId: string
  /** Bigrams of the name, for search. */
  grams: string[]
}

export interface Hall extends Stored {
  name: string
  areaId: AreaId
  address: string
}

export interface ServiceWindow extends Stored {
  hallId: string
  hallName: string
  unitId: UnitId
  unitName: string
  name: string
  number: string
  codeId: string
}

/** A printed code: `_id` is the random code id. Revision rises on re-issue; an older revision is refused as replaced. */
export interface Code extends Stored {
  kind: 'company' | 'window'
  companyId: CompanyId | null
  windowId: string | null
  revision: number
  shortCode: string
  status: 'active' | 'revoked'
  issuedAt: Instant
  revokedAt: Instant | null
  reason: string | null
}

export interface Scan extends Stored {
  codeId: string
  /** `unknown`: a signed or typed code that is not in the register; counted, so that guessing is slow. */
  kind: 'company' | 'window' | 'case' | 'unknown'
  /** The person, or `ip.` and a keyed hash of the address. */
  by: PersonId | null
  at: Instant
}

export interface Message extends Stored {
  person: PersonId
  at: Instant
  /** at|_id: one range that is also the cursor */
  byAt: string
  kind: string
  title: string
  body: string
  caseId: string
  caseNumber: string
  read: boolean
  push: {
    /** due → sending → sent | none (no credit) | parked. `sending` found later = outcome unknown, never sent again. */
    state: 'due' | 'sending' | 'sent' | 'none' | 'parked'
    templateId: string
    data: Record<string, { value: string }>
    page: string
    attempts: number
    error: string | null
  }
  /** When to try the push next; '9' = never. */
  pushAt: string
}

/** Credits of one person for one template: ours is an estimate, WeChat's 43101 always wins. `_id` = person:templateId. */
export interface Credit extends Stored {
  person: PersonId
  templateId: string
  granted: number
  spent: number
  held: number
  state: 'ok' | 'needsResubscribe' | 'refused' | 'banned'
}
