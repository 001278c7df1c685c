import { addMs, HOUR_MS, type Instant } from '../../shared/kernel/instant'
import { statement } from '../_database/statement'
import type { JobRun } from '../_jobs/job'
import { writeGivenUp } from './writing'

const readOver = statement<{ now: Instant }, { id: string; objects: string[] }>('print_over', `
  select p.id, array_remove(array[p.sample, p.list] || array(select f.object from mashangban.print_files f where f.tenant = :tenant and f.print_id = p.id), '') as objects
  from mashangban.prints p where p.tenant = :tenant and (p.sample <> '' or p.list <> '' or p.state = 'sample') and p.until < :now::timestamptz order by p.until limit 20`)

/** The row stays, it is the record, and so do its signs; but for a sample, to which nobody has said yes. */
const emptyOver = statement<{ printId: string }, { emptied: number }>('print_empty', `
  with gone as (delete from mashangban.prints p where p.tenant = :tenant and p.id = :printId and p.state = 'sample' returning 1),
  p as (update mashangban.prints p set sample = '', list = '', state = case when p.state = 'failed' then p.state else 'over' end where p.tenant = :tenant and p.id = :printId and p.state <> 'sample' returning p.id),
  f as (update mashangban.print_files f set object = '' from p where f.tenant = :tenant and f.print_id = p.id returning 1)
  select ((select count(*) from gone) + (select count(*) from p) + 0 * (select count(*) from f))::int as emptied`)

/** Longer than all tries of its job together. */
const STUCK_MS = 2 * HOUR_MS

/** Those whose workers died without a word, so that nobody could say so: their jobs are parked. */
const readStuck = statement<{ before: Instant }, { id: string }>('print_stuck', `
  select p.id from mashangban.prints p where p.tenant = :tenant and p.state in ('waiting', 'writing') and p.made_at < :before::timestamptz
    and not exists (select from mashangban.jobs j where j.tenant = :tenant and j.kind = 'print' and j.key = p.id and j.parked_at is null) limit 20`)

/** Files whose time is over are deleted: the bytes first, so that a run that is killed leaves the row that names them. Gives how many printings. */
export async function clearFiles({ ports: { database, files }, now, timeIsUp }: JobRun): Promise<number> {
  for (const { id } of await database.rows(readStuck, { before: addMs(now, -STUCK_MS) })) await database.one(writeGivenUp, { printId: id, now })
  const over = await database.rows(readOver, { now })
  for (const { id, objects } of over) {
    if (timeIsUp()) break
    await files.remove(objects)
    await database.one(emptyOver, { printId: id })
  }
  return over.length
}
