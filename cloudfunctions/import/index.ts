import { toInstant } from '../../shared/kernel/instant'
import { wire } from '../_adapters/wire'
import { getCaller, isTimer } from '../_runtime/caller'
import { errorFields, log } from '../_runtime/logger'
import { serve } from '../_runtime/serve'
import { clearOld, wakeLost } from './clear-old'
import { clearFiles } from './export/clear-files'
import { forget } from './forget'
import { matchNew } from './match-new'
import { refold } from './refold'
import { contracts } from './contracts'
import { routes } from './routes'
import { CLOCK_MS, jobRun, workNow } from './work-now'

const answer = serve('import', contracts, routes, wire)

type Due = Parameters<typeof workNow>[1]
/** By what it is called in the log. */
const DUE: Record<string, (call: Due) => Promise<number>> = {
  exported: (call) => workNow('export', call, CLOCK_MS),
  woken: (call) => wakeLost(jobRun(call)),
  imported: (call) => workNow('import', call, CLOCK_MS),
  matched: (call) => matchNew(jobRun(call)),
  refolded: (call) => refold(jobRun(call)),
  forgotten: (call) => forget(jobRun(call)),
  cleared: async (call) => (await clearOld(jobRun(call))) + (await clearFiles(jobRun(call))),
}

/** What is due, by the platform's clock: imports and exports that nobody's page drives, companies that have come, and files whose time is over. An outage of one must not keep the others from running. */
async function onTheMinute(requestId: string): Promise<{ ok: boolean }> {
  const call = { ports: wire(), now: toInstant(Date.now()), log: (fields: object) => log('info', { requestId, fn: 'import', ...fields }) }
  let ok = true
  for (const [what, work] of Object.entries(DUE)) {
    try {
      log('info', { requestId, fn: 'import', ok: true, [what]: await work(call) })
    } catch (error) {
      ok = false
      log('error', { requestId, fn: 'import', ok: false, what, ...errorFields(error) })
    }
  }
  return { ok }
}

/** Brings sheets into the register, and writes lists into sheets: asked by a page, driven on by the clock. */
export async function main(event: unknown, context: unknown): Promise<unknown> {
  const caller = getCaller(context)
  return isTimer(caller) ? onTheMinute(caller.requestId) : answer(event, context)
}
