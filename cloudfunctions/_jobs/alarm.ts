import { wakeAtOf } from '../../shared/flow/alarms'
import { fireAlarms } from '../../shared/flow/record'
import { decideAndWrite, load, type Stored } from '../_flow/change'
import { keptOf } from '../_flow/flows'
import type { CalendarsAt } from '../_ports/settings'
import { each, endOf, postpone } from './end'
import type { Job, JobRun, JobWorker } from './job'

/** Times an aggregate is decided again when somebody acted meanwhile. */
const ATTEMPTS = 3

/** What was refused to the system itself, e.g. a year without a calendar. */
class AlarmRefused extends Error {}

async function fire(job: Job, first: Stored | undefined, calendars: CalendarsAt, run: JobRun): Promise<void> {
  const { database, tenant } = run.ports
  const [of, id] = [job.of ?? '', job.id ?? '']
  for (let attempt = 0, stored = first; attempt < ATTEMPTS; attempt++, stored = (await load(database, of, [id])).get(id)) {
    if (!stored) return endOf(job, run)
    const written = await decideAndWrite(database, tenant, of, stored, ({ flow }, current, at) => fireAlarms(flow, current, at, run.salt), { now: run.now, calendars, salt: run.salt }, { claim: job.claim })
    if (!written.ok) throw new AlarmRefused(written.error.code)
    if (written.value === null) return setRight(job, of, stored, calendars, run)
    if (written.value) return
  }
  // Somebody acts on it without pause: his acts have set the next date themselves.
  await postpone(job, run, { due: run.now, attempts: job.attempts })
}

/** Woken for nothing: told anew when to wake. */
async function setRight(job: Job, of: string, { found }: Stored, calendars: CalendarsAt, run: JobRun): Promise<void> {
  const kept = keptOf(of)
  const current: unknown = kept.docOf(found)
  const wakeAt = wakeAtOf(kept.flow, current as never, calendars(kept.under(current as never)))
  if (!wakeAt.ok) throw new AlarmRefused(wakeAt.error.code)
  if (wakeAt.value === null) await endOf(job, run)
  else await postpone(job, run, { due: wakeAt.value })
}

/** Warnings, overdue marks, and the closing of what nobody objected to: what happens by itself as time passes. One statement each. */
export const alarm: JobWorker = {
  batch: 100,
  holdSeconds: 60,
  waits: [1, 5, 15, 60, 240, 1440],
  async work(jobs, run, failed) {
    const calendars = await run.ports.settings.calendars(run.now)
    const stored = new Map<string, Stored>()
    for (const of of new Set(jobs.flatMap((job) => job.of ?? []))) {
      for (const [id, one] of await load(run.ports.database, of, jobs.flatMap((job) => (job.of === of && job.id !== null ? [job.id] : [])))) stored.set(`${of}:${id}`, one)
    }
    return each(jobs, run, failed, (job) => fire(job, stored.get(`${job.of}:${job.id}`), calendars, run))
  },
}
