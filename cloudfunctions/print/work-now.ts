import { type Begun, jobRun } from '../_jobs/job-run'
import { workOff } from '../_jobs/work-off'
import { printing, printingBriefly } from './worker'

/** Of the 300 s the function may run: a page that asks gets its answer after so long and asks again; the clock works until shortly before its end. A file is one piece, of some seconds. */
export const PAGE_MS = 30_000
export const CLOCK_MS = 200_000
/** Of the 60 s that the gateway of desks may run, whose answer is waited for: sheets that are drawn in some seconds. */
const BRIEF_MS = 5_000
const BRIEF_SHEETS = 60

/** Draws what is due. */
export const workNow = (call: Begun, budgetMs = PAGE_MS): Promise<number> => workOff('print', printing, jobRun(call, budgetMs))

/** Draws what is due and small: a single sign, a street. More is left to the clock, which begins it within a minute. */
export function workBriefly(call: Begun): Promise<number> {
  const run = jobRun(call, BRIEF_MS)
  let isLeft = false
  const worker = printingBriefly(BRIEF_SHEETS, () => { isLeft = true })
  return workOff('print', worker, { ...run, timeIsUp: () => isLeft || run.timeIsUp() })
}
