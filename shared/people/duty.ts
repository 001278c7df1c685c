import type { Instant } from '../kernel/instant'
import type { Leave } from './schema'

/** Whether somebody is at work at `now`, as far as a registered leave tells (its end is no longer leave). */
export const isOnDuty = (person: { leave: Pick<Leave, 'from' | 'to'> | null }, now: Instant): boolean =>
  person.leave === null || now < person.leave.from || now >= person.leave.to

/** Who is named to stand in for somebody who is away at `now`; null while he is there, or has named nobody. */
export const standInOf = (leave: Leave | null, now: Instant): { name: string; workPhone: string | null } | null =>
  leave === null || isOnDuty({ leave }, now) || leave.standInName === null ? null : { name: leave.standInName, workPhone: leave.standInPhone }
