import { ENVIRONMENT_ID } from '../paths'

/** On whose behalf a function runs and what started it. */
export interface Caller {
  /** Absent: nobody is known (an anonymous client, a timer, another function). */
  openid?: string
  /**
   * As the platform names it: wx_client (mini-program), wx_http (browser), wx_trigger (timer made in WeChat's console); `…,scf` from
   * another function. Empty: the call brings no variable of CloudBase or WeChat at all, only `trigger`.
   */
  source: string
  /** TRIGGER_SRC; by itself `timer` for wx_trigger and `tcb` for the rest. */
  trigger?: string
}

/**
 * A timer comes in two shapes: made through the function service's interface it brings TRIGGER_SRC and nothing else (seen in a public
 * log of 2026-09-10), made in WeChat's console it has a source (WeChat's documentation).
 */
export const TIMER_SHAPES: readonly Caller[] = [{ source: '', trigger: 'timer' }, { source: 'wx_trigger' }]

/**
 * A push carries the openid of the person it is about and looks like his call. Its source is in no published list: `other` is that list's
 * word for the rest, `wx_push` a name nobody has documented; whoever relies on either is wrong half the time.
 */
export const pushShapes = (openid: string): readonly Caller[] => [{ openid, source: 'other' }, { source: 'wx_push' }]

/** Gives the shapes in turn, so that neither the emulator nor a test comes to rely on one. */
export function inTurn<T>(shapes: readonly T[], start = 0): () => T {
  let next = start
  return () => shapes[next++ % shapes.length] as T
}

/**
 * The variables a call adds to the environment of its instance, named as in the cloud. The SDK reads only the names listed
 * in the two KEYS variables; an anonymous call has no WX_ identity at all, a call without a source not even the KEYS.
 */
export function callEnvironment(caller: Caller, requestId: string, appId: string): Record<string, string> {
  if (caller.source === '') return caller.trigger === undefined ? {} : { TRIGGER_SRC: caller.trigger }
  const known = caller.openid !== undefined
  const timer = caller.source.startsWith('wx_trigger')
  const tcb: Record<string, string> = {
    TCB_ENV: ENVIRONMENT_ID,
    TCB_SEQID: requestId,
    TCB_SOURCE: caller.source,
    TCB_SOURCE_IP: '127.0.0.1',
    LOGINTYPE: known ? 'WECHAT' : 'ANONYMOUS',
    TRIGGER_SRC: caller.trigger ?? (timer ? 'timer' : 'tcb'),
  }
  const wx: Record<string, string> = known
    ? { WX_OPENID: caller.openid ?? '', WX_APPID: appId, WX_CLIENTIP: '127.0.0.1', WX_API_TOKEN: 'local' }
    : {}
  return { ...tcb, ...wx, TCB_CONTEXT_KEYS: Object.keys(tcb).join(','), WX_CONTEXT_KEYS: Object.keys(wx).join(',') }
}

/** The second argument of `main`, in the shape of the cloud's event functions. */
export function callContext(of: {
  requestId: string
  name: string
  memoryMb: number
  timeoutSeconds: number
  environ: Record<string, string>
}) {
  return {
    request_id: of.requestId,
    function_name: of.name,
    function_version: '$LATEST',
    namespace: ENVIRONMENT_ID,
    memory_limit_in_mb: of.memoryMb,
    time_limit_in_ms: of.timeoutSeconds * 1000,
    environment: JSON.stringify(of.environ),
    environ: Object.entries(of.environ).map(([name, value]) => `${name}=${value}`).join(';'),
    callbackWaitsForEmptyEventLoop: false,
  }
}
