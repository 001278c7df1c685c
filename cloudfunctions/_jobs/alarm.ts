import { wakeAtOf } from '../../shared/case/alarms'
import { fireAlarms } from '../../shared/case/record'
import type { Case } from '../../shared/case/schema'
import { SYSTEM_ACTOR } from '../../shared/access/actor'
import type { Calendar } from '../../shared/sla/calendar'
import { loadCases } from '../_flow/change-case'
import { type CaseJson, caseOf } from '../_flow/rows'
import { writeChange } from '../_flow/store'
import { each, endOf, postpone } from './end'
import type { Job, JobRun, JobWorker } from './job'

/** Times a case is decided again when somebody acted meanwhile. */
const ATTEMPTS = 3

/** What was refused to the system itself, e.g. a year without a calendar. */
class AlarmRefused extends Error {}

async function fire(job: Job, first: CaseJson | undefined, calendar: Calendar, run: JobRun): Promise<void> {
  const { database, tenant } = run.ports
  for (let attempt = 0, found = first; attempt < ATTEMPTS; attempt++, found = (await loadCases(database, [job.id ?? ''])).get(job.id ?? '')) {
    if (!found) return endOf(job, run)
    const current = caseOf(found)
    const fired = fireAlarms(current, { now: run.now, calendar }, run.salt)
    if (!fired.ok) throw new AlarmRefused(fired.error.code)
    if (fired.value === null) return setRight(job, current, calendar, run)
    if (await writeChange(database, tenant, current, fired.value, { doer: SYSTEM_ACTOR.personId, at: run.now, claim: job.claim })) return
  }
  // Somebody acts on it without pause: his acts have set the next date themselves.
  await postpone(job, run, { due: run.now, attempts: job.attempts })
}

/** Woken for nothing: told anew when to wake. */
async function setRight(job: Job, current: Case, calendar: Calendar, run: JobRun): Promise<void> {
  const wakeAt = wakeAtOf(current, calendar)
  if (!wakeAt.ok) throw new AlarmRefused(wakeAt.error.code)
  if (wakeAt.value === null) await endOf(job, run)
  else await postpone(job, run, { due: wakeAt.value })
}

/** Warnings, overdue marks, and the closing of what nobody objected to: what happens by itself as time passes. One statement a case. */
export const alarm: JobWorker = {
  batch: 100,
  holdSeconds: 60,
  waits: [1, 5, 15, 60, 240, 1440],
  async work(jobs, run, failed) {
    const [calendar, cases] = [await run.ports.settings.calendar(), await loadCases(run.ports.database, jobs.flatMap(({ id }) => id ?? []))]
    return each(jobs, run, failed, (job) => fire(job, cases.get(job.id ?? ''), calendar, run))
  },
}
