import type { Actor } from '../../../shared/access/actor'
import type { UnlistedState } from '../../../shared/register/unlisted-states'

/** What is asked of it before anything is shown or decided: whether it is there, and where it lies. */
export interface UnlistedPlace {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
}

/** The same with what a decision needs. */
export interface UnlistedNow extends UnlistedPlace {
  state: UnlistedState | null
  version: number | null
  /** Requests that were given to a company by mistake and are still on their way back. */
  undoing: number
  /** As it was written, where a request still tells it. */
  written: string | null
}

/** SQL: the requests that became a company's because u was found in the register. */
export const RECOGNISED = 'mashangban.recognised r where r.tenant = :tenant and r.unlisted_id = u.id'
/** SQL: its cases; the index is of those that bear such an id. */
export const ITS_CASES = `mashangban.cases c where c.tenant = :tenant and c.company_id = u.id and left(c.company_id, 3) = 'un-'`

/** SQL: its row as u and its area as a, of `:unlistedId`; columns null where there is none. */
export const FROM_UNLISTED = `from (select 1) one left join mashangban.unlisted u on u.tenant = :tenant and u.id = :unlistedId left join mashangban.areas a on a.tenant = :tenant and a.id = u.area_id`
