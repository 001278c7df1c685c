import type { Ports } from '../_ports'
import type { Instant } from '../../shared/kernel/instant'
import { alarms } from './jobs/alarms'
import type { Job, JobRun } from './jobs/job'
import { push } from './jobs/push'
import { recalculateOpen } from './jobs/recalculate'
import { relay } from './jobs/relay'
import { releaseLease, takeLease } from './lease'

/** In this order: a rule that fires leaves notices for the relay, the relay leaves messages for the push. */
const JOBS: readonly (readonly [name: string, job: Job])[] = [
  ['recalculate', recalculateOpen],
  ['alarms', alarms],
  ['relay', relay],
  ['push', push],
]

/** Of the 60 s the function may run; the rest is for the write under way. */
const BUDGET_MS = 45_000

export interface Tick {
  ports: Ports
  tenant: string
  now: Instant
  requestId: string
  salt(): string
}

/** One minute's work under the lease: how much each job did, and which failed; null when another tick is at work. */
export async function tick(call: Tick): Promise<{ done: Record<string, number>; failed: Record<string, unknown> } | null> {
  const { ports, tenant, now, requestId } = call
  const fence = await takeLease(ports.repository, tenant, now, requestId)
  if (fence === null) return null
  const startedAt = performance.now()
  const run: JobRun = { ports, now, requestId, salt: call.salt, timeIsUp: () => performance.now() - startedAt > BUDGET_MS }
  const done: Record<string, number> = {}
  const failed: Record<string, unknown> = {}
  for (const [name, job] of JOBS) {
    try {
      done[name] = await job(run)
    } catch (error) {
      // One job's outage must not keep the others from running.
      failed[name] = error
    }
  }
  await releaseLease(ports.repository, tenant, fence)
  return { done, failed }
}
