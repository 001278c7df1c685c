import { type Begun, jobRun } from '../_jobs/job-run'
import type { IMPORT_JOBS, JobWorker } from '../_jobs/job'
import { workOff } from '../_jobs/work-off'
import { exporting } from './export/worker'
import { importing, importingBriefly } from './worker'

/** Of the 300 s the function may run: a page that asks gets its answer after so long and asks again; the clock works until shortly before its end. Reading a sheet is one piece and may take longer; so is writing one. */
export const PAGE_MS = 40_000
export const CLOCK_MS = 200_000

/** Of the 60 s that the gateway of desks may run, whose answer is waited for: so long, and a sheet only if it is no larger (bytes), some seconds of reading. */
const BRIEF_MS = 5_000
const BRIEF_BYTES = 2_000_000

type Kind = (typeof IMPORT_JOBS)[number]
const WORKERS: Record<Kind, JobWorker> = { import: importing, export: exporting }

/** Works off what is due of one kind. */
export const workNow = (kind: Kind, call: Begun, budgetMs = PAGE_MS): Promise<number> =>
  workOff(kind, WORKERS[kind], jobRun(call, budgetMs))

/** Works off what is due of imports for some seconds: rows are written batch by batch, and whoever asks again goes on; a larger sheet is left to the clock, which begins it within a minute. */
export function workBriefly(call: Begun): Promise<number> {
  const run = jobRun(call, BRIEF_MS)
  let isLeft = false
  const worker = importingBriefly(BRIEF_BYTES, () => { isLeft = true })
  return workOff('import', worker, { ...run, timeIsUp: () => isLeft || run.timeIsUp() })
}
