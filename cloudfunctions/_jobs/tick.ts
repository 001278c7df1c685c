import { errorFields, log } from '../_runtime/logger'
import { alarm } from './alarm'
import { calendar } from './calendar'
import { type Claim, claimOf, ensureDaily } from './claim'
import { gatherDigests } from './digest'
import { failedJob, postpone, release } from './end'
import { fanOut } from './fan-out'
import { file } from './file'
import { type Job, JOB_KINDS, type JobKind, type JobRun, type JobWorker } from './job'
import { media } from './media'
import { push } from './push'
import { send } from './send'
import { tidy } from './tidy'
import { yearAhead } from './year-ahead'

const WORKERS: Record<JobKind, JobWorker> = { calendar, alarm, fanOut, media, file, push, send, yearAhead, tidy }
const CLAIMS = Object.fromEntries(JOB_KINDS.map((kind) => [kind, claimOf(kind, WORKERS[kind].batch)])) as Record<JobKind, Claim>

/** Of the 60 s the function may run; the rest is for the work under way. */
export const BUDGET_MS = 45_000

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
async function workOff(kind: JobKind, run: JobRun): Promise<number> {
  const worker = WORKERS[kind]
  let done = 0
  while (!run.timeIsUp()) {
    const claimed = await CLAIMS[kind](run.ports.database, { now: run.now, holdSeconds: worker.holdSeconds, id: run.salt() })
    if (claimed.length === 0) break
    // One more attempt than there are waits: its worker died each time without a word.
    const poisoned = claimed.filter(({ attempts }) => attempts > worker.waits.length + 1)
    for (const job of poisoned) await postpone(job, run, { due: run.now, attempts: job.attempts, parked: run.now, error: 'its worker ended without an answer, again and again' })
    const jobs = await apart(claimed.filter((job) => !poisoned.includes(job)), run)
    if (jobs.length === 0) continue
    done += await worker.work(jobs, run, async (job, error) => {
      log('error', { fn: 'timer', job: kind, key: job.key, attempts: job.attempts, ...errorFields(error) })
      await failedJob(job, run, worker.waits, error)
    })
  }
  return done
}

/** One minute's work: how much was done of each kind, and which kinds failed as a whole. Two ticks at once share the work. */
export async function tick(run: JobRun): Promise<{ done: Record<string, number>; failed: Record<string, unknown> }> {
  const done: Record<string, number> = {}
  const failed: Record<string, unknown> = {}
  await ensureDaily(run.ports.database, run.now)
  for (const kind of JOB_KINDS) {
    if (kind === 'push') await gatherDigests(run).then((digests) => { done['digest'] = digests }, (error: unknown) => { failed['digest'] = error })
    try {
      done[kind] = await workOff(kind, run)
    } catch (error) {
      // An outage of one kind must not keep the others from running.
      failed[kind] = error
    }
  }
  return { done, failed }
}
