import { toInstant } from '../../shared/kernel/instant'
import { wire } from '../_adapters/wire'
import { getCaller, isTimer } from '../_runtime/caller'
import { errorFields, log } from '../_runtime/logger'
import { serve } from '../_runtime/serve'
import { clearOld } from './clear-old'
import { matchNew } from './match-new'
import { routes } from './routes'
import { CLOCK_MS, jobRun, workNow } from './work-now'

const answer = serve('import', routes, wire)

/** What is due, by the platform's clock: imports that nobody's page drives, companies that have come, and files whose time is over. */
async function onTheMinute(requestId: string): Promise<{ ok: boolean }> {
  const call = { ports: wire(), now: toInstant(Date.now()), log: (fields: object) => log('info', { requestId, fn: 'import', ...fields }) }
  try {
    const done = await workNow(call, CLOCK_MS)
    const matched = await matchNew(jobRun(call))
    const cleared = await clearOld(jobRun(call))
    log('info', { requestId, fn: 'import', ok: true, done, matched, cleared })
    return { ok: true }
  } catch (error) {
    log('error', { requestId, fn: 'import', ok: false, ...errorFields(error) })
    return { ok: false }
  }
}

/** Brings sheets into the register: asked by an administrator's page, driven on by the clock. */
export async function main(event: unknown, context: unknown): Promise<unknown> {
  const caller = getCaller(context)
  return isTimer(caller) ? onTheMinute(caller.requestId) : answer(event, context)
}
