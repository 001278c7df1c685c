import type { Instant } from '../kernel/instant'
import type { Leave } from './schema'

/** Whether somebody is at work at `now`, as far as a registered leave tells (its end is no longer leave). */
export const isOnDuty = (person: { leave: Pick<Leave, 'from' | 'to'> | null }, now: Instant): boolean =>
  person.leave === null || now < person.leave.from || now >= person.leave.to
