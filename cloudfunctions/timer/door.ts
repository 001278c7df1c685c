import { getCaller, isClient, isTimer, type Caller } from '../_runtime/caller'
import { parseConfig } from '../_runtime/config'
import { log } from '../_runtime/logger'
import { isProven, readSmokeRequest, type SmokeRequest } from '../_runtime/smoke-proof'
import { trySmoke, type SmokeAnswer } from './smoke'

export interface TimerReply extends Partial<SmokeAnswer> {
  ok: boolean
}

/** As deployed: the platform may write the variables of each call over it, WX_APPID among them. */
const deployed = { ...process.env }

function refuse({ requestId, source, trigger }: Caller): TimerReply {
  log('warn', { requestId, fn: 'timer', ok: false, code: 'NOT_ALLOWED', source: source.slice(0, 80), trigger })
  return { ok: false }
}

/** The question of a deployment: do the database and WeChat answer from here? Only with a proof that no client can make. */
async function answerSmoke(request: SmokeRequest, caller: Caller): Promise<TimerReply> {
  const { database, hmacKey, wechat } = parseConfig(deployed)
  if (isClient(caller) || caller.openid !== null || !isProven(hmacKey, request, Date.now())) return refuse(caller)
  const answer = await trySmoke(database.connection, wechat)
  log('info', { requestId: caller.requestId, fn: 'timer', ok: true, ...answer })
  return { ok: true, ...answer }
}

/**
 * Who may have the timer's work done: the platform's clock, in either of its shapes. The access policy keeps clients out, and so does this;
 * a refusal is logged, because a timer that never runs shows nowhere else. Gives the caller to work for, or what to answer instead.
 */
export async function atTheDoor(event: unknown, context: unknown): Promise<{ caller: Caller } | { answer: TimerReply }> {
  const caller = getCaller(context)
  const smoke = readSmokeRequest(event)
  if (smoke) return { answer: await answerSmoke(smoke, caller) }
  return isTimer(caller) ? { caller } : { answer: refuse(caller) }
}
