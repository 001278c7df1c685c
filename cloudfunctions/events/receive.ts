import { toInstant } from '../../shared/kernel/instant'
import type { Ports } from '../_ports'
import { getCaller } from '../_runtime/caller'
import { errorFields, log, type LogFields } from '../_runtime/logger'
import { HANDLERS } from './handlers'
import { readPush } from './push'

/** Sources of a call by the platform itself. Anything else is somebody pretending. */
const PLATFORM_SOURCES: readonly string[] = ['wx_push', 'wx_trigger']

/** Takes one push: source → shape → handler → one log line. Never throws: WeChat would only repeat it. */
export async function receive(event: unknown, context: unknown, wire: () => Ports): Promise<{ ok: boolean }> {
  const { source, requestId } = getCaller(context)
  const note = (ok: boolean, fields: LogFields): { ok: boolean } => {
    log(ok ? 'info' : 'warn', { requestId, fn: 'events', ok, ...fields })
    return { ok }
  }
  if (!PLATFORM_SOURCES.includes(source)) return note(false, { code: 'NOT_ALLOWED' })
  try {
    const ports = wire()
    const push = readPush(ports.tenant, event)
    if (!push) return note(false, { code: 'INPUT_INVALID' })
    const handler = Object.hasOwn(HANDLERS, push.event) ? HANDLERS[push.event] : undefined
    if (!handler) return note(true, { event: 'unknown' })
    return note(true, { event: push.event, ...(await handler(push, ports, toInstant(Date.now()))) })
  } catch (error) {
    log('error', { requestId, fn: 'events', ok: false, ...errorFields(error) })
    return { ok: false }
  }
}
