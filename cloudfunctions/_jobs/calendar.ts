import { recalculate } from '../../shared/case/record'
import { statement } from '../_database/statement'
import { changeCase } from '../_flow/change-case'
import { errorFields, log } from '../_runtime/logger'
import { each, endOf, postpone } from './end'
import type { JobWorker } from './job'

const BATCH = 100

const outdated = statement<{ version: number; afterVersion: number; afterId: string }, { id: string; calendar_version: number }>('cases_outdated', `
  select c.id, c.calendar_version from mashangban.cases c
  where c.tenant = :tenant and c.box = 'open' and c.calendar_version < :version and (c.calendar_version, c.id) > (:afterVersion::int, :afterId::text)
  order by c.calendar_version, c.id limit ${BATCH}`)

interface Progress {
  afterVersion?: number
  afterId?: string
  skipped?: number
}

/** Open cases that were computed with an older calendar get the new one, in batches; moved dates are recorded and told. One that throws stops no other. */
export const calendar: JobWorker = {
  batch: 1,
  holdSeconds: 60,
  waits: [1, 5, 15, 60, 240],
  work: (jobs, run, failed) => each(jobs, run, failed, async (job) => {
    const { database, settings } = run.ports
    const { calendar: current } = await settings.fresh()
    let { afterVersion = -1, afterId = '', skipped = 0 } = job.args as Progress
    for (;;) {
      // What is not done in this tick is done in the next, from where it stopped.
      if (run.timeIsUp()) return postpone(job, run, { due: run.now, args: { afterVersion, afterId, skipped } })
      const batch = await database.rows(outdated, { version: current.version, afterVersion, afterId })
      for (const { id } of batch) {
        const written = await changeCase(database, id, run.now, (found) =>
          recalculate(found, { now: run.now, calendar: current, salt: run.salt() })).catch((error: unknown) => {
          log('error', { fn: 'timer', job: 'calendar', case: id, ...errorFields(error) })
          return { ok: false } as const
        })
        if (!written.ok) skipped++
      }
      const last = batch.at(-1)
      if (!last || batch.length < BATCH) break
      afterVersion = last.calendar_version
      afterId = last.id
    }
    if (skipped === 0) return endOf(job, run)
    throw new Error(`${skipped} cases could not be recalculated`)
  }),
}
