import { addMs, DAY_MS, type Instant } from '../../shared/kernel/instant'
import { readInstant } from '../_database/instants'
import { statement } from '../_database/statement'
import { BEGIN_OFFICE, endOffice, isOffice, lastAdmin } from '../_register/office-rows'
import { each, ended, endOf, postpone } from './end'
import type { Job, JobRun, JobWorker } from './job'

const readUntil = statement<{ officeId: string }, { until: string | null; begins: string | null; begun: boolean; lone: boolean }>('job_office_read', `
  select m.until, m.begins, m.begun, ${lastAdmin('m')} as lone from mashangban.offices m where ${isOffice('m', ':officeId')}`)

const end = statement<{ officeId: string; at: Instant; doer: 'system'; kind: string; key: string; claim: string }, { ended: number }>('job_office', `
  with ${endOffice('m.until <= :at::timestamptz')}, ${ended('retired')}
  select (select count(*)::int from ended_office) as ended, (select ok from fence) as ok`)

const begin = statement<{ officeId: string; at: Instant }, { begun: number }>('job_office_begin', `
  with ${BEGIN_OFFICE} select (select count(*)::int from known) as begun`)

/** An office begins on its first day, and is over at its date, whatever is left of its work: that goes to whoever sends on what somebody away has. Only the last administrator stays. */
async function over(job: Job, run: JobRun): Promise<void> {
  const { database } = run.ports
  const found = await database.first(readUntil, { officeId: job.key })
  if (found === undefined) return endOf(job, run)
  if (!found.begun && found.begins !== null) {
    const begins = readInstant(found.begins)
    if (begins > run.now) return postpone(job, run, { due: begins })
    await database.one(begin, { officeId: job.key, at: run.now })
  }
  if (found.until === null) return endOf(job, run)
  const until = readInstant(found.until)
  if (until > run.now) return postpone(job, run, { due: until })
  if (found.lone) return postpone(job, run, { due: addMs(run.now, DAY_MS) })
  await database.one(end, { officeId: job.key, at: run.now, doer: 'system', kind: job.kind, key: job.key, claim: job.claim })
}

/** Offices that have a first or a last day. */
export const office: JobWorker = { batch: 50, holdSeconds: 60, waits: [1, 5, 15, 60, 240, 1440], work: (jobs, run, failed) => each(jobs, run, failed, (job) => over(job, run)) }
