import type { Instant } from '../../../shared/kernel/instant'
import type { Ports } from '../../_ports'

/** What a job gets: it works in bounded batches and stops when `timeIsUp`. Every job may be repeated without harm. */
export interface JobRun {
  ports: Ports
  now: Instant
  /** 16 random bytes, base64url. */
  salt(): string
  timeIsUp(): boolean
  requestId: string
}

/** Returns how many things it did, for the log. */
export type Job = (run: JobRun) => Promise<number>

/** Calls `step` until it did nothing, or time is up. */
export async function untilDone(run: JobRun, step: () => Promise<number>): Promise<number> {
  let done = 0
  while (!run.timeIsUp()) {
    const did = await step()
    done += did
    if (did === 0) break
  }
  return done
}
