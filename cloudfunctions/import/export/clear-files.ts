import { addMs, HOUR_MS, type Instant } from '../../../shared/kernel/instant'
import { statement } from '../../_database/statement'
import type { JobRun } from '../../_jobs/job'
import { writeGivenUp } from './writing'

const readOver = statement<{ now: Instant }, { id: string; object: string }>('export_over', `
  select e.id, e.object from mashangban.exports e where e.tenant = :tenant and e.object <> '' and e.until < :now::timestamptz order by e.until limit 20`)

/** The row stays: it is the log. */
const emptyOver = statement<{ exportId: string }, { emptied: number }>('export_empty', `
  with e as (update mashangban.exports e set object = '', state = case when e.state = 'failed' then e.state else 'over' end where e.tenant = :tenant and e.id = :exportId returning 1)
  select count(*)::int as emptied from e`)

/** Longer than all tries of its job together. */
const STUCK_MS = 2 * HOUR_MS

/** Those whose workers died without a word, so that nobody could say so: their jobs are parked. */
const readStuck = statement<{ before: Instant }, { id: string }>('export_stuck', `
  select e.id from mashangban.exports e where e.tenant = :tenant and e.state in ('waiting', 'writing') and e.made_at < :before::timestamptz
    and not exists (select from mashangban.jobs j where j.tenant = :tenant and j.kind = 'export' and j.key = e.id and j.parked_at is null) limit 20`)

/** Files whose seven days are over are deleted: the bytes first, so that a run that is killed leaves the row that names them. Gives how many. */
export async function clearFiles({ ports: { database, files }, now, timeIsUp }: JobRun): Promise<number> {
  for (const { id } of await database.rows(readStuck, { before: addMs(now, -STUCK_MS) })) await database.one(writeGivenUp, { exportId: id, now })
  const over = await database.rows(readOver, { now })
  for (const { id, object } of over) {
    if (timeIsUp()) break
    await files.remove([object])
    await database.one(emptyOver, { exportId: id })
  }
  return over.length
}
