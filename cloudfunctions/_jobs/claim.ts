import type { Instant } from '../../shared/kernel/instant'
import { addMs } from '../../shared/kernel/instant'
import type { Database } from '../_database/connection'
import { statement } from '../_database/statement'
import type { Job, JobKind } from './job'

/** Claims what is due of one kind for so many seconds, under a random id. One trip. */
export type Claim = (database: Database, of: { now: Instant; holdSeconds: number; id: string }) => Promise<Job[]>

/**
 * How jobs of a kind are claimed, longest waiting first: nobody else works on them until the claim runs out. A statement of its own, so that the locks
 * are short and a worker that dies has counted as an attempt. Kind and number stand in its text: of a parameter the planner takes a tenth of the
 * table for granted, and reads all of it.
 */
export function claimOf(kind: JobKind, batch: number): Claim {
  const claimJobs = statement<{ now: Instant; until: Instant; claim: string }, Omit<Job, 'claim'>>(`job_claim_${kind}`, `
    with due as materialized (select j.key from mashangban.jobs j where j.tenant = :tenant and j.kind = '${kind}' and j.parked_at is null and j.due_at <= :now
      and (j.locked_until is null or j.locked_until <= :now) order by j.due_at limit ${batch} for update skip locked)
    update mashangban.jobs j set claim = :claim, locked_until = :until, attempts = j.attempts + 1
      where j.tenant = :tenant and j.kind = '${kind}' and j.key = any(array(select d.key from due d))
      returning j.kind, j.key, j.of, j.id, j.args, j.attempts`)
  return async (database, { now, holdSeconds, id }) => {
    const rows = await database.rows(claimJobs, { now, until: addMs(now, holdSeconds * 1000), claim: id })
    return rows.map((row) => ({ ...row, claim: id }))
  }
}

const keepDaily = statement<{ now: Instant }, { made: number }>('job_daily', `
  with made as (insert into mashangban.jobs (tenant, kind, key, due_at, args, attempts) select :tenant, kind, 'daily', :now, '{}', 0 from unnest(array['tidy', 'yearAhead']) kind on conflict do nothing returning 1)
  select count(*)::int as made from made`)

/** Sees to it that the daily jobs exist. One trip. */
export const ensureDaily = async (database: Database, now: Instant): Promise<void> => void (await database.one(keepDaily, { now }))
