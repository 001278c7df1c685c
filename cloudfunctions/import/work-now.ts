import { randomBytes } from 'node:crypto'
import type { Instant } from '../../shared/kernel/instant'
import type { Ports } from '../_ports'
import type { JobRun } from '../_jobs/job'
import { workOff } from '../_jobs/work-off'
import type { LogFields } from '../_runtime/logger'
import { importing } from './worker'

/** Of the 300 s the function may run: a page that asks gets its answer after so long and asks again; the clock works until shortly before its end. Reading a sheet is one piece and may take longer. */
const PAGE_MS = 40_000
export const CLOCK_MS = 200_000

/** What a run of the jobs needs. */
export function jobRun({ ports, now, log }: { ports: Ports; now: Instant; log(fields: LogFields): void }, budgetMs = PAGE_MS): JobRun {
  const startedAt = performance.now()
  return { ports, now, log, salt: () => randomBytes(16).toString('base64url'), timeIsUp: () => performance.now() - startedAt > budgetMs }
}

/** Works off the imports that are due. */
export const workNow = (call: { ports: Ports; now: Instant; log(fields: LogFields): void }, budgetMs = PAGE_MS): Promise<number> => workOff('import', importing, jobRun(call, budgetMs))
