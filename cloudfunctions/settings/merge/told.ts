import type { Instant } from '../../../shared/kernel/instant'
import type { MergedKind } from '../../../shared/register/merges'
import type { RequestRow } from '../../_runtime/command'

/** What every statement about a merge is told: whose administrators may decide, what they read, who does it and when. */
export interface MergeTold {
  of: MergedKind
  /** Areas above both. */
  above: string[]
  about: string
  subject: string
  body: string
  personId: string
  now: Instant
  request: RequestRow
}

/** The thing that messages about one merge are of. */
export const aboutMerge = (mergeId: string): string => `merge-${mergeId}`

/** SQL: the administrators above both (`:above`) of this instant, without `:personId` himself, once a CTE has a row: whoever may confirm it. */
export const confirmers = (after: string): string =>
  `select m.person_id from ${after} p join mashangban.memberships m on m.tenant = :tenant and m.role = 'admin' and m.place = any(:above::text[]) where m.person_id <> :personId::text`
