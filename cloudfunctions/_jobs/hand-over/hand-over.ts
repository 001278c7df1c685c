import { each, endOf, postpone } from '../end'
import type { Job, JobRun, JobWorker } from '../job'
import { passCases } from './cases'
import { passRest } from './companies'
import { passInformed } from './informed'
import { passPairings } from './pairings'
import { passing, readDecided } from './pass'
import { tellReceivers } from './tell'

/** In this order: a case goes with its company, and who is informed of it depends on who has it. What was done is not met again. */
const PARTS = [passRest, passCases, passInformed, passPairings] as const

async function passAll(job: Job, run: JobRun): Promise<void> {
  const { database, settings, tenant } = run.ports
  const decided = await readDecided(database, job.key)
  if (decided === undefined) return endOf(job, run)
  const at = { now: run.now, calendars: await settings.calendars(run.now), salt: run.salt }
  const of = passing(decided, { database, tenant, at, timeIsUp: run.timeIsUp })
  for (const part of PARTS) if (!(await part(of))) return postpone(job, run, { due: run.now })
  if (of.refused.count > 0) throw new Error(`${of.refused.count} could not be handed over`)
  await tellReceivers(job, run)
}

/** 交接: what is left of it after the act itself, in batches until nothing is; what was done before a worker died lies with somebody else by then and is not met again. */
export const handOver: JobWorker = { batch: 1, holdSeconds: 60, waits: [1, 5, 15, 60, 240], work: (jobs, run, failed) => each(jobs, run, failed, (job) => passAll(job, run)) }
