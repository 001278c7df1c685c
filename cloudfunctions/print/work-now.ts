import type { Instant } from '../../shared/kernel/instant'
import type { JobRun } from '../_jobs/job'
import { workOff } from '../_jobs/work-off'
import type { Ports } from '../_ports'
import { newSalt } from '../_ports/draw'
import type { LogFields } from '../_runtime/logger'
import { printing, printingBriefly } from './worker'

/** Of the 300 s the function may run: a page that asks gets its answer after so long and asks again; the clock works until shortly before its end. A file is one piece, of some seconds. */
const PAGE_MS = 30_000
export const CLOCK_MS = 200_000
/** Of the 60 s that the gateway of desks may run, whose answer is waited for: sheets that are drawn in some seconds. */
const BRIEF_MS = 5_000
const BRIEF_SHEETS = 60

/** What a run of the jobs needs. */
export function jobRun({ ports, now, log }: { ports: Ports; now: Instant; log(fields: LogFields): void }, budgetMs = PAGE_MS): JobRun {
  const startedAt = performance.now()
  return { ports, now, log, salt: newSalt, timeIsUp: () => performance.now() - startedAt > budgetMs }
}

/** Draws what is due. */
export const workNow = (call: Parameters<typeof jobRun>[0], budgetMs = PAGE_MS): Promise<number> => workOff('print', printing, jobRun(call, budgetMs))

/** Draws what is due and small: a single sign, a street. More is left to the clock, which begins it within a minute. */
export function workBriefly(call: Parameters<typeof jobRun>[0]): Promise<number> {
  const run = jobRun(call, BRIEF_MS)
  let isLeft = false
  const worker = printingBriefly(BRIEF_SHEETS, () => { isLeft = true })
  return workOff('print', worker, { ...run, timeIsUp: () => isLeft || run.timeIsUp() })
}
