import { wire } from '../_adapters/wire'
import { jobRun } from '../_jobs/job-run'
import { type Due, onTheMinute } from '../_jobs/on-the-minute'
import { getCaller, isTimer } from '../_runtime/caller'
import { serve } from '../_runtime/serve'
import { clearFiles } from './clear-files'
import { contracts } from './contracts'
import { routes } from './routes'
import { CLOCK_MS, PAGE_MS, workNow } from './work-now'

const answer = serve('print', contracts, routes, wire)

/** What nobody's page drives, and what is over. */
const DUE: Due = {
  printed: (call) => workNow(call, CLOCK_MS),
  cleared: (call) => clearFiles(jobRun(call, PAGE_MS)),
}

/** Draws signs with codes for print: asked by a page, driven on by the clock. */
export async function main(event: unknown, context: unknown): Promise<unknown> {
  const caller = getCaller(context)
  return isTimer(caller) ? onTheMinute('print', DUE, caller.requestId, wire()) : answer(event, context)
}
