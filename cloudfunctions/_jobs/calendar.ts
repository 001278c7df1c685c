import { recalculate } from '../../shared/flow/record'
import { type Statement, statement } from '../_database/statement'
import { changeByItself } from '../_flow/change'
import { FLOWS } from '../_flow/flows'
import type { CalendarsAt } from '../_ports/settings'
import { errorFields, log } from '../_runtime/logger'
import { each, endOf, postpone } from './end'
import type { Job, JobRun, JobWorker } from './job'

const BATCH = 100

type Outdated = Statement<{ version: number; afterVersion: number; afterId: string }, { id: string; calendar_version: number }>
const OUTDATED: readonly (readonly [of: string, outdated: Outdated])[] = Object.entries(FLOWS).map(([of, { table }]) => [of, statement(`${of}_outdated`, `
  select c.id, c.calendar_version from ${table} c
  where c.tenant = :tenant and c.box = 'open' and c.calendar_version < :version and (c.calendar_version, c.id) > (:afterVersion::int, :afterId::text)
  order by c.calendar_version, c.id limit ${BATCH}`)])

/** Where a run stopped. `of`: the flow it was at; those before it are done. */
interface Progress {
  of?: string
  afterVersion?: number
  afterId?: string
  skipped?: number
}

/** One aggregate under the calendar in force; what throws is logged and counted, and stops no other. */
async function renew(of: string, id: string, { ports, now, salt }: JobRun, calendars: CalendarsAt): Promise<boolean> {
  const written = await changeByItself(ports.database, ports.tenant, { of, id }, ({ flow }, current, at) => recalculate(flow, current, at), { now, calendars, salt }).catch((error: unknown) => {
    log('error', { fn: 'timer', job: 'calendar', of, id, ...errorFields(error) })
    return { ok: false } as const
  })
  return written.ok
}

async function recompute(job: Job, run: JobRun): Promise<void> {
  const { database, settings } = run.ports
  await settings.renew()
  const calendars = await settings.calendars(run.now)
  const { version } = calendars()
  const began = job.args as Progress
  let { afterVersion = -1, afterId = '', skipped = 0 } = began
  const from = Math.max(0, OUTDATED.findIndex(([of]) => of === began.of))
  for (const [of, outdated] of OUTDATED.slice(from)) {
    for (;;) {
      // What is not done in this tick is done in the next, from where it stopped.
      if (run.timeIsUp()) return postpone(job, run, { due: run.now, args: { of, afterVersion, afterId, skipped } })
      const batch = await database.rows(outdated, { version, afterVersion, afterId })
      for (const { id } of batch) if (!(await renew(of, id, run, calendars))) skipped++
      const last = batch.at(-1)
      if (!last || batch.length < BATCH) break
      afterVersion = last.calendar_version
      afterId = last.id
    }
    afterVersion = -1
    afterId = ''
  }
  if (skipped === 0) return endOf(job, run)
  throw new Error(`${skipped} could not be recalculated`)
}

/** What is open and was computed with an older calendar gets the new one, in batches; moved dates are recorded and told. */
export const calendar: JobWorker = { batch: 1, holdSeconds: 60, waits: [1, 5, 15, 60, 240], work: (jobs, run, failed) => each(jobs, run, failed, (job) => recompute(job, run)) }
