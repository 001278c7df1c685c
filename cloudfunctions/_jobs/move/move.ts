import { addMs, MINUTE_MS } from '../../../shared/kernel/instant'
import type { MoveArgs } from '../../_register/moving'
import { each, endOf, postpone } from '../end'
import type { Job, JobRun, JobWorker } from '../job'
import { COMPANIES_OF_AREA, MEMBERS_OF_AREA, MEMBERS_OF_UNIT } from './members'
import { DONE_OF_UNIT, EXCLUSIONS, OPEN_OF_UNIT } from './of-unit'
import { DONE_PLACES, OPEN_PLACES } from './places'
import type { Step } from './step'

/** What follows, in this order: what is going on before what has ended; an exclusion before the people it is about. */
const MOVED: readonly Step[] = [OPEN_PLACES, DONE_PLACES]
const MERGED: Record<MoveArgs['of'], readonly Step[]> = {
  area: [OPEN_PLACES, MEMBERS_OF_AREA, COMPANIES_OF_AREA, DONE_PLACES],
  unit: [EXCLUSIONS, MEMBERS_OF_UNIT, OPEN_OF_UNIT, DONE_OF_UNIT],
}

/** Longer than any call takes that had read the tree as it was. */
const SETTLES_MS = MINUTE_MS

/** Goes on from where it stopped; the second time round it ends. */
async function follow(job: Job, run: JobRun): Promise<void> {
  const { of, to, merge, by, again = false, ...began } = job.args as unknown as MoveArgs
  const steps = merge ? MERGED[of] : MOVED
  let from = began.after
  for (const [at, { asks, first }] of steps.entries()) {
    if (at < (began.step ?? 0)) continue
    let after = from ?? first
    from = undefined
    for (;;) {
      if (run.timeIsUp()) return postpone(job, run, { due: run.now, args: { of, to, merge, by, again, step: at, after } })
      const { seen, last } = await run.ports.database.one(asks, {
        kind: job.kind, key: job.key, claim: job.claim, from: job.key, to, merge, after1: after[0] ?? '', after2: after[1] ?? '', after3: after[2] ?? '', by, at: run.now,
      })
      if (seen === 0) break
      after = last ?? first
    }
  }
  if (again) await endOf(job, run)
  else await postpone(job, run, { due: addMs(run.now, SETTLES_MS), args: { of, to, merge, by, again: true } })
}

/** Areas that were moved or merged, units that were merged. */
export const move: JobWorker = { batch: 1, holdSeconds: 120, waits: [1, 5, 15, 60, 240], work: (jobs, run, failed) => each(jobs, run, failed, (job) => follow(job, run)) }
