import { wire } from '../_adapters/wire'
import { jobRun } from '../_jobs/job-run'
import { type Due, onTheMinute } from '../_jobs/on-the-minute'
import { getCaller, isTimer } from '../_runtime/caller'
import { serve } from '../_runtime/serve'
import { clearOld, wakeLost } from './clear-old'
import { clearFiles } from './export/clear-files'
import { forget } from './forget'
import { matchNew } from './match-new'
import { refold } from './refold'
import { contracts } from './contracts'
import { routes } from './routes'
import { CLOCK_MS, PAGE_MS, workNow } from './work-now'

const answer = serve('import', contracts, routes, wire)

/** What nobody's page drives, and what is over. */
const DUE: Due = {
  exported: (call) => workNow('export', call, CLOCK_MS),
  woken: (call) => wakeLost(jobRun(call, PAGE_MS)),
  imported: (call) => workNow('import', call, CLOCK_MS),
  matched: (call) => matchNew(jobRun(call, PAGE_MS)),
  refolded: (call) => refold(jobRun(call, PAGE_MS)),
  forgotten: (call) => forget(jobRun(call, PAGE_MS)),
  cleared: async (call) => (await clearOld(jobRun(call, PAGE_MS))) + (await clearFiles(jobRun(call, PAGE_MS))),
}

/** Brings sheets into the register, and writes lists into sheets: asked by a page, driven on by the clock. */
export async function main(event: unknown, context: unknown): Promise<unknown> {
  const caller = getCaller(context)
  return isTimer(caller) ? onTheMinute('import', DUE, caller.requestId, wire()) : answer(event, context)
}
