import type { Instant } from '../../shared/kernel/instant'
import { addMs } from '../../shared/kernel/instant'
import type { Repository } from '../_ports/repository'

const NAME = 'timer'
/** Longer than the function may run, so that a lease never ends under its holder. */
const LEASE_MS = 90_000

/**
 * Lets one tick run at a time: timers may fire twice and overlap. Returns the fencing number, or null when another tick is at work.
 * What the jobs write is idempotent besides (ids, versions), so a lease lost to a crash costs a minute and nothing else.
 */
export async function takeLease(repository: Repository, tenant: string, now: Instant, holder: string): Promise<number | null> {
  const id = `${tenant}:${NAME}`
  const current = await repository.findOne('leases', { _id: id })
  if (!current) {
    const inserted = await repository.insert('leases', { _id: id, schema: 1, holder, fence: 1, until: addMs(now, LEASE_MS) })
    return inserted === 'inserted' ? 1 : null
  }
  if (current.until > now && current.holder !== '') return null
  const fence = current.fence + 1
  const taken = await repository.updateWhere('leases', { _id: id, fence: current.fence }, { holder, fence, until: addMs(now, LEASE_MS) })
  return taken === 1 ? fence : null
}

/** Gives the lease back if it is still ours. */
export async function releaseLease(repository: Repository, tenant: string, fence: number): Promise<void> {
  await repository.updateWhere('leases', { _id: `${tenant}:${NAME}`, fence }, { holder: '' })
}
