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
}

/** SQL: its row as u and its area as a, of `:unlistedId`; columns null where there is none. */
export const FROM_UNLISTED = `from (select 1) one left join mashangban.unlisted u on u.tenant = :tenant and u.id = :unlistedId left join mashangban.areas a on a.tenant = :tenant and a.id = u.area_id`
