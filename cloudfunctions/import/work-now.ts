import { randomBytes } from 'node:crypto'
import type { Instant } from '../../shared/kernel/instant'
import type { Ports } from '../_ports'
import type { JobRun } from '../_jobs/job'
import { workOff } from '../_jobs/work-off'
import type { LogFields } from '../_runtime/logger'
import { importing } from './worker'

/** Of the 300 s the function may run, so much is worked in batches; a page asks again, the clock too. Reading a sheet is one piece and may take longer. */
const BUDGET_MS = 40_000

/** What a run of the jobs needs. */
export function jobRun({ ports, now, log }: { ports: Ports; now: Instant; log(fields: LogFields): void }): JobRun {
  const startedAt = performance.now()
  return { ports, now, log, salt: () => randomBytes(16).toString('base64url'), timeIsUp: () => performance.now() - startedAt > BUDGET_MS }
}

/** Works off the imports that are due. */
export const workNow = (call: { ports: Ports; now: Instant; log(fields: LogFields): void }): Promise<number> => workOff('import', importing, jobRun(call))
