import { addMs, MINUTE_MS, type Instant } from '../../shared/kernel/instant'
import { DatabaseFailure, isClaimLost } from '../_database/failure'
import { statement } from '../_database/statement'
import type { Job, JobRun } from './job'

/**
 * CTEs that end a job (`:kind`, `:key`, `:claim`) as the last part of a statement, and undo all of it when the claim is no longer this
 * run's: the outer select must ask for `(select ok from fence)`. `after` is a CTE that has given rows by then, so that the row of the job is
 * locked last (aggregate, record, messages, jobs: everybody's order).
 */
export const ended = (after: string): string => `ended as (delete from mashangban.jobs j where j.tenant = :tenant and j.kind = :kind and j.key = :key and j.claim = :claim
    and (select count(*) from ${after}) >= 0 returning 1),
  fence as materialized (select mashangban.must((select count(*) from ended) = 1) as ok)`

const endJob = statement<{ kind: string; key: string; claim: string }, { ended: number }>('job_end', `
  with ended as (delete from mashangban.jobs j where j.tenant = :tenant and j.kind = :kind and j.key = :key and j.claim = :claim returning 1)
  select count(*)::int as ended from ended`)

/** Ends a job that has nothing (more) to do. One trip. */
export async function endOf({ kind, key, claim }: Job, { ports }: JobRun): Promise<void> {
  await ports.database.one(endJob, { kind, key, claim })
}

const postponeJob = statement<{ kind: string; key: string; claim: string; due: Instant; args: object; attempts: number; parked: Instant | null; error: string | null }, { moved: number }>('job_postpone', `
  with moved as (update mashangban.jobs j set due_at = :due, args = :args::jsonb, claim = null, locked_until = null, attempts = :attempts, parked_at = :parked::timestamptz, error = :error
    where j.tenant = :tenant and j.kind = :kind and j.key = :key and j.claim = :claim returning 1)
  select count(*)::int as moved from moved`)

/** Does it again at another time, as a fresh job or as a further try of the same. One trip. */
export async function postpone(job: Job, { ports }: JobRun, to: { due: Instant; args?: object; attempts?: number; parked?: Instant; error?: string }): Promise<void> {
  const { kind, key, claim } = job
  await ports.database.one(postponeJob, {
    kind, key, claim, due: to.due, args: to.args ?? job.args, attempts: to.attempts ?? 0, parked: to.parked ?? null, error: to.error ?? null,
  })
}

/** Lets a job that failed wait longer each time; after the last wait it is parked with its error, where an administrator sees it. */
export async function failedJob(job: Job, run: JobRun, waits: readonly number[], error: unknown): Promise<void> {
  const words = error instanceof DatabaseFailure ? `${error.kind} ${error.code}` : error instanceof Error ? error.name : 'error'
  const wait = waits[job.attempts - 1]
  await postpone(job, run, wait === undefined
    ? { due: run.now, attempts: job.attempts, parked: run.now, error: words }
    : { due: addMs(run.now, wait * MINUTE_MS), attempts: job.attempts, error: words })
}

const releaseJobs = statement<{ kind: string; keys: string[]; claim: string }, { released: number }>('job_release', `
  with r as (update mashangban.jobs j set claim = null, locked_until = null, attempts = j.attempts - 1
    where j.tenant = :tenant and j.kind = :kind and j.key = any(:keys::text[]) and j.claim = :claim returning 1)
  select count(*)::int as released from r`)

/** Gives back jobs that were claimed and not begun, as if they had not been claimed. One trip, none for no job. */
export async function release(jobs: readonly Job[], { ports }: JobRun): Promise<void> {
  const [first] = jobs
  if (first) await ports.database.one(releaseJobs, { kind: first.kind, keys: jobs.map(({ key }) => key), claim: first.claim })
}

/** Runs jobs one after another; one that throws stops no other; when time is up the rest is given back. Gives how many were done. */
export async function each(jobs: readonly Job[], run: JobRun, failed: (job: Job, error: unknown) => Promise<void>, work: (job: Job) => Promise<void>): Promise<number> {
  let done = 0
  for (const [at, job] of jobs.entries()) {
    if (run.timeIsUp()) {
      await release(jobs.slice(at), run)
      break
    }
    try {
      await work(job)
      done++
    } catch (error) {
      // Somebody else has it by now, or its date was changed: whoever has it does it.
      if (isClaimLost(error)) continue
      await failed(job, error)
    }
  }
  return done
}
