import { toInstant } from '../../shared/kernel/instant'
import { wire } from '../_adapters/wire'
import { getCaller, isTimer } from '../_runtime/caller'
import { errorFields, log } from '../_runtime/logger'
import { serve } from '../_runtime/serve'
import { clearFiles } from './clear-files'
import { contracts } from './contracts'
import { routes } from './routes'
import { CLOCK_MS, jobRun, workNow } from './work-now'

const answer = serve('print', contracts, routes, wire)

type Due = Parameters<typeof workNow>[0]
/** By what it is called in the log. */
const DUE: Record<string, (call: Due) => Promise<number>> = {
  printed: (call) => workNow(call, CLOCK_MS),
  cleared: (call) => clearFiles(jobRun(call)),
}

/** What is due, by the platform's clock: printings that nobody's page drives, and files whose time is over. An outage of one must not keep the other from running. */
async function onTheMinute(requestId: string): Promise<{ ok: boolean }> {
  const call = { ports: wire(), now: toInstant(Date.now()), log: (fields: object) => log('info', { requestId, fn: 'print', ...fields }) }
  let ok = true
  for (const [what, work] of Object.entries(DUE)) {
    try {
      log('info', { requestId, fn: 'print', ok: true, [what]: await work(call) })
    } catch (error) {
      ok = false
      log('error', { requestId, fn: 'print', ok: false, what, ...errorFields(error) })
    }
  }
  return { ok }
}

/** Draws signs with codes for print: asked by a page, driven on by the clock. */
export async function main(event: unknown, context: unknown): Promise<unknown> {
  const caller = getCaller(context)
  return isTimer(caller) ? onTheMinute(caller.requestId) : answer(event, context)
}
