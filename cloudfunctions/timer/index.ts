import { newSalt } from '../_ports/draw'
import { toInstant } from '../../shared/kernel/instant'
import { wire } from '../_adapters/wire'
import { errorFields, log } from '../_runtime/logger'
import { atTheDoor, type TimerReply } from './door'
import { BUDGET_MS, tick } from '../_jobs/tick'

/** Driven by the platform's timer only (door.ts). Jobs that failed are logged one by one; the next minute tries again. */
export async function main(event: unknown, context: unknown): Promise<TimerReply & { done?: Record<string, number> }> {
  const entry = await atTheDoor(event, context)
  if ('answer' in entry) return entry.answer
  const { requestId } = entry.caller
  const startedAt = performance.now()
  const ports = wire()
  const meter = ports.database.measure()
  const ticked = await tick({
    ports,
    now: toInstant(Date.now()),
    salt: newSalt,
    timeIsUp: () => performance.now() - startedAt > BUDGET_MS,
    log: (fields) => log('info', { requestId, fn: 'timer', ...fields }),
  })
  const facts = { requestId, fn: 'timer', ms: Math.round(performance.now() - startedAt) }
  for (const [job, error] of Object.entries(ticked.failed)) log('error', { ...facts, job, ...errorFields(error) })
  log('info', { ...facts, ok: true, ...meter, ...ticked.done })
  return { ok: true, done: ticked.done }
}
