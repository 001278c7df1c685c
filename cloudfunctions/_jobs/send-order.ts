import { addMs, MINUTE_MS, type Instant, toMs } from '../../shared/kernel/instant'
import { readInstant } from '../_database/instants'
import { statement } from '../_database/statement'
import { postpone } from './end'
import type { Job, JobRun } from './job'

/** The oldest message of each of these people that still waits for its turn outside of the batch, and when that comes. */
const readWaiting = statement<{ persons: string[]; keys: string[] }, { personId: string; at: string; due: string }>('job_send_waiting', `
  select distinct on (1) o.args->>'personId' as "personId", o.args->>'at' as at, o.due_at as due from mashangban.jobs o
  where o.tenant = :tenant and o.kind = 'send' and o.parked_at is null and o.args->>'personId' = any(:persons::text[]) and not o.key = any(:keys::text[]) and o.args ? 'at'
  order by 1, (o.args->>'at')::timestamptz, o.key`)

const personOf = ({ args }: Job): string => String(args['personId'])
/** When what it tells of happened. */
const toldAt = ({ args }: Job): number => (typeof args['at'] === 'string' ? toMs(readInstant(args['at'])) : 0)

/** Puts it off to that moment, and it counts as no attempt. */
export const waitFor = (job: Job, run: JobRun, due: Instant): Promise<void> => postpone(job, run, { due, attempts: job.attempts - 1 })

/**
 * The jobs of a batch by person, in the order in which things happened. What would overtake an older message of its person that still waits, is put off
 * until after it.
 */
export async function inTurn(jobs: readonly Job[], run: JobRun): Promise<Job[][]> {
  const queues = new Map<string, Job[]>()
  const waiting = new Map((await run.ports.database.rows(readWaiting, { persons: [...new Set(jobs.map(personOf))], keys: jobs.map(({ key }) => key) })).map((row) => [row.personId, row]))
  for (const job of [...jobs].sort((a, b) => toldAt(a) - toldAt(b) || (a.key < b.key ? -1 : 1))) {
    const older = waiting.get(personOf(job))
    if (older && toMs(readInstant(older.at)) < toldAt(job)) {
      const due = readInstant(older.due)
      // It is due itself, but in other hands: looked at again in a minute.
      await waitFor(job, run, due > run.now ? due : addMs(run.now, MINUTE_MS))
      continue
    }
    queues.set(personOf(job), [...(queues.get(personOf(job)) ?? []), job])
  }
  return [...queues.values()]
}
