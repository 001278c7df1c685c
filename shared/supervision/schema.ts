import type { Token } from '../access/tokens'
import type { Recorded, TrailEntry } from '../flow/shape'
import type { AreaId, PersonId } from '../kernel/ids'
import type { Instant } from '../kernel/instant'
import type { Clock } from '../sla/clock'
import type { Limit } from '../sla/limit'
import type { SupervisionError } from './errors'
import type { InputOfActs } from '../flow/act-input'
import type { SUPERVISION_ACTS, SupervisionAct } from './acts'
import type { SupervisionEntry, SupervisionTo } from './entries'
import type { SupervisionNotice } from './notices'

export const SUPERVISION_STATUSES = ['ordered', 'replied', 'met', 'withdrawn', 'ended'] as const
export type SupervisionStatus = (typeof SUPERVISION_STATUSES)[number]

export const SUPERVISION_STATUS_LABELS: Record<SupervisionStatus, string> = { ordered: '等待回复', replied: '已回复', met: '已认可', withdrawn: '已撤销', ended: '随件了结' }

/** The words of the flow of an order of supervision (督办). */
export interface SupervisionShape {
  status: SupervisionStatus
  act: SupervisionAct
  entry: SupervisionEntry
  clock: 'reply'
  guard: 'isHolder' | 'isInArea' | 'always'
  check: never
  to: SupervisionTo
  notice: SupervisionNotice
  refusal: SupervisionError
  input: SupervisionInput
  said: { holderName: string | null }
}

/** What comes with each act, as the core sees it: read off its row, and what the system brings itself. */
export type SupervisionInput = InputOfActs<typeof SUPERVISION_ACTS> & {
  follow: { holders: readonly Token[]; holderName: string | null }
  end: object
}

/** 督办: a supervisor wants a word on a case by a date. Its record lies beside it; what it says stands there, not here. */
export interface Supervision extends Recorded<SupervisionShape> {
  parent: { of: 'case'; id: string }
  orderedBy: PersonId
  orderedAt: Instant
  /** Whose task the case is, and with it the answer. */
  holders: readonly Token[]
  holderName: string | null
  /** Of the case: the area and its ancestors, nearest first. */
  areaPath: readonly AreaId[]
  /** Of the case: the unit whose hours it goes by; absent: those of the area. */
  unitId?: string
  limit: Limit
  clocks: { reply: Clock | null }
}

export type SupervisionTrailEntry = TrailEntry<SupervisionShape>
