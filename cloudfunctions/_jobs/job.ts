import type { Instant } from '../../shared/kernel/instant'
import type { Ports } from '../_ports'
import type { LogFields } from '../_runtime/logger'

/** Everything that may happen later, in the order of a tick: a rule that fires leaves messages for the push, the push leaves what can be sent. */
export const JOB_KINDS = ['office', 'move', 'calendar', 'handOver', 'recognise', 'alarm', 'fanOut', 'media', 'file', 'push', 'send', 'yearAhead', 'tidy'] as const
/** What a function of its own does, by its own trigger: the minute's work has no time for it. */
export const IMPORT_JOBS = ['import', 'export'] as const
/** The same of the function that prints. */
export const PRINT_JOBS = ['print'] as const
export type JobKind = (typeof JOB_KINDS)[number] | (typeof IMPORT_JOBS)[number] | (typeof PRINT_JOBS)[number]

/** A claimed job: nobody else works on it until its claim runs out. */
export interface Job {
  kind: JobKind
  key: string
  /** The aggregate it is about. */
  of: string | null
  id: string | null
  args: Record<string, unknown>
  /** Random id of this run: the fence. Whoever ends the job must find it unchanged. */
  claim: string
  /** Claims since its date was set, this one included. */
  attempts: number
}

/** What a job may use. */
export interface JobRun {
  ports: Ports
  now: Instant
  /** 16 random bytes, base64url. */
  salt(): string
  timeIsUp(): boolean
  log(fields: LogFields): void
}

/**
 * Does claimed jobs of one kind and ends each of them: by a statement that ends its row last and raises when the claim is no longer its own
 * (`ended` of end.ts), or by `postpone`. What it throws lets the job wait longer each time, and parks it in the end.
 */
export interface JobWorker {
  /** Jobs claimed at once. */
  batch: number
  /** Seconds a claim holds. */
  holdSeconds: number
  /** Waits before each further try, minutes; after the last the job is parked. */
  waits: readonly number[]
  /** Gives how many were done. Must not throw for one job what would stop the others: `each` of end.ts runs them one by one. */
  work(jobs: readonly Job[], run: JobRun, failed: (job: Job, error: unknown) => Promise<void>): Promise<number>
}
