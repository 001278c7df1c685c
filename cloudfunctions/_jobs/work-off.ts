import { errorFields, log } from '../_runtime/logger'
import { type Claim, claimOf } from './claim'
import { failedJob, postpone, release } from './end'
import type { Job, JobKind, JobRun, JobWorker } from './job'

const claims = new Map<JobKind, Claim>()

/** Made once per kind, so that its statement keeps its text. */
function claimFor(kind: JobKind, batch: number): Claim {
  const claim = claims.get(kind) ?? claimOf(kind, batch)
  claims.set(kind, claim)
  return claim
}

/** Claims of a job after which it is no longer done beside others: its worker may have died of it, and they must not be counted with it. */
const SUSPECT = 3

/** The batch as it is, or the one job of it that was claimed most often; the others are given back. */
async function apart(jobs: readonly Job[], run: JobRun): Promise<readonly Job[]> {
  const [first] = [...jobs].sort((a, b) => b.attempts - a.attempts)
  if (!first || first.attempts < SUSPECT) return jobs
  await release(jobs.filter((job) => job !== first), run)
  return [first]
}

/** Does claimed batches of one kind until nothing is due or time is up; gives how many were done. */
export async function workOff(kind: JobKind, worker: JobWorker, run: JobRun): Promise<number> {
  const claim = claimFor(kind, worker.batch)
  let done = 0
  while (!run.timeIsUp()) {
    const claimed = await claim(run.ports.database, { now: run.now, holdSeconds: worker.holdSeconds, id: run.salt() })
    if (claimed.length === 0) break
    // One more attempt than there are waits: its worker died each time without a word.
    const poisoned = claimed.filter(({ attempts }) => attempts > worker.waits.length + 1)
    for (const job of poisoned) await postpone(job, run, { due: run.now, attempts: job.attempts, parked: run.now, error: 'its worker ended without an answer, again and again' })
    const jobs = await apart(claimed.filter((job) => !poisoned.includes(job)), run)
    if (jobs.length === 0) continue
    done += await worker.work(jobs, run, async (job, error) => {
      log('error', { fn: 'jobs', job: kind, key: job.key, attempts: job.attempts, ...errorFields(error) })
      await failedJob(job, run, worker.waits, error)
    })
  }
  return done
}
