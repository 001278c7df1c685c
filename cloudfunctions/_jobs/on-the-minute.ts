import { toInstant } from '../../shared/kernel/instant'
import type { Ports } from '../_ports'
import { errorFields, log } from '../_runtime/logger'
import type { Begun } from './job-run'

/** What is due in a function that has jobs of its own, by what it is called in the log; each gives how many it did. */
export type Due = Readonly<Record<string, (begun: Begun) => Promise<number>>>

/** Does what is due, by the platform's clock, one after the other. An outage of one must not keep the others from running. */
export async function onTheMinute(fn: string, due: Due, requestId: string, ports: Ports): Promise<{ ok: boolean }> {
  const begun: Begun = { ports, now: toInstant(Date.now()), log: (fields) => log('info', { requestId, fn, ...fields }) }
  let ok = true
  for (const [what, work] of Object.entries(due)) {
    try {
      log('info', { requestId, fn, ok: true, [what]: await work(begun) })
    } catch (error) {
      ok = false
      log('error', { requestId, fn, ok: false, what, ...errorFields(error) })
    }
  }
  return { ok }
}
