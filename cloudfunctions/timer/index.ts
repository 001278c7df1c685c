import { randomBytes } from 'node:crypto'
import { toInstant } from '../../shared/kernel/instant'
import { wire } from '../_adapters/wire'
import { getCaller } from '../_runtime/caller'
import { errorFields, log } from '../_runtime/logger'
import { tick } from './tick'

/**
 * Driven by the platform's timer only: the security rule keeps clients out, and so does this (wechat.md §3: check SOURCE).
 * Jobs that failed are logged one by one; the next minute tries again.
 */
export async function main(_event: unknown, context: unknown): Promise<{ ok: boolean; done?: Record<string, number> }> {
  const { source, requestId, openid } = getCaller(context)
  if (openid !== null || !source.split(',').includes('wx_trigger')) return { ok: false }
  const startedAt = performance.now()
  const ports = wire()
  const ticked = await tick({
    ports,
    tenant: ports.tenant,
    now: toInstant(Date.now()),
    requestId,
    salt: () => randomBytes(16).toString('base64url'),
  })
  const facts = { requestId, fn: 'timer', ms: Math.round(performance.now() - startedAt) }
  for (const [job, error] of Object.entries(ticked?.failed ?? {})) log('error', { ...facts, job, ...errorFields(error) })
  log('info', { ...facts, ok: true, ...(ticked ? ticked.done : { skipped: true }) })
  return { ok: true, done: ticked?.done ?? {} }
}
