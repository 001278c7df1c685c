import { toInstant } from '../../shared/kernel/instant'
import type { Ports } from '../_ports'
import { getCaller, isClient } from '../_runtime/caller'
import { errorFields, log, type LogFields } from '../_runtime/logger'
import { HANDLERS } from './handlers'
import { readPush } from './push'

/**
 * Takes one push: source → shape → handler → one log line. Never throws: WeChat would only repeat it.
 * No list says what the source of a push is, so it is known by what it cannot be: a client. The real wall is that clients may not
 * call this function at all. The source seen is logged, to be written down here one day. A push carries an openid, which is no caller.
 */
export async function receive(event: unknown, context: unknown, wire: () => Ports): Promise<{ ok: boolean }> {
  const caller = getCaller(context)
  const { requestId } = caller
  const source = caller.source.slice(0, 80)
  const note = (ok: boolean, fields: LogFields): { ok: boolean } => {
    log(ok ? 'info' : 'warn', { requestId, fn: 'events', ok, source, ...fields })
    return { ok }
  }
  if (isClient(caller)) return note(false, { code: 'NOT_ALLOWED' })
  try {
    const ports = wire()
    const push = readPush(ports.tenant, event)
    if (!push) return note(false, { code: 'INPUT_INVALID' })
    const handler = Object.hasOwn(HANDLERS, push.event) ? HANDLERS[push.event] : undefined
    if (!handler) return note(true, { event: 'unknown' })
    return note(true, { event: push.event, ...(await handler(push, ports, toInstant(Date.now()))) })
  } catch (error) {
    log('error', { requestId, fn: 'events', ok: false, source, ...errorFields(error) })
    return { ok: false }
  }
}
