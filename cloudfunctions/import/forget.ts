import { addMs, DAY_MS, type Instant } from '../../shared/kernel/instant'
import { KEPT_DAYS } from '../../shared/register/import'
import { statement } from '../_database/statement'
import type { JobRun } from '../_jobs/job'

/** Changes rewritten by one statement. */
const BATCH = 2000

const forgetSealed = statement<{ before: Instant; many: number }, { forgotten: number }>('register_forget', 'select mashangban.forget_sealed(:before::timestamptz, :many::int) as forgotten')

/**
 * What is sealed in changes goes when they can be taken back no more: a number that was replaced is kept nowhere then (PIPL 19). That it was changed, when and by
 * whom stays. Gives how many changes have forgotten something.
 */
export async function forget({ ports: { database }, now, timeIsUp }: JobRun): Promise<number> {
  let all = 0
  for (let last = BATCH; last === BATCH && !timeIsUp(); all += last) last = (await database.one(forgetSealed, { before: addMs(now, -KEPT_DAYS * DAY_MS), many: BATCH })).forgotten
  return all
}
